using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety.Prompts;
using Suture.Server.Ui.Shared;

namespace Suture.Server.Ui.Safety;

/// <summary>The guided brainstorm: one group at a time, one prompt in turn. The address holds which group, prompt and item, and what is shown.</summary>
public partial class PromptsPage : DevicePage
{
    private PromptReport? report;
    private PromptSectionAnswers? current;
    private AnsweredPrompt? next;
    private ImmutableArray<Record> items = [];

    private enum PromptChoice
    {
        All,
        Left,
        Considered,
        SetAside,
    }

    [Inject]
    private PromptReading Reading { get; set; } = default!;

    [Inject]
    private RecordReading Records { get; set; } = default!;

    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    /// <summary>The prompt in turn.</summary>
    [SupplyParameterFromQuery]
    public string? Prompt { get; set; }

    /// <summary>The item that it is asked of; nothing for the device as a whole.</summary>
    [SupplyParameterFromQuery]
    public string? Item { get; set; }

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private PromptChoice Choice => Names.Parse<PromptChoice>(Show) ?? PromptChoice.All;

    private bool MayWrite => At is null && May(Permission.WriteRecords);

    protected override async Task LoadAsync()
    {
        if (MayWrite && items.IsEmpty && (await Records.ListAsync(Caller, Device, new RecordFilter(RecordKind.ITEM, Take: 500), null, Leaving).ConfigureAwait(true)).TryGet(out var page))
        {
            items = page.Records;
        }

        report = Take(await Reading.ReadAsync(Caller, Device, At, Leaving).ConfigureAwait(true));
        Place();
    }

    /// <summary>Which group is shown, and which prompt comes next.</summary>
    private void Place()
    {
        if (report is null)
        {
            return;
        }

        current = report.Sections.FirstOrDefault(s => s.Code == Group)
            ?? report.Sections.FirstOrDefault(s => s.Prompts.Any(p => p.Prompt.Id == Prompt))
            ?? report.Sections.FirstOrDefault(s => s.Prompts.Any(p => p.IsLeft))
            ?? report.Sections[0];

        // From the prompt in turn to the end of all groups, then from the start; that prompt itself last.
        var all = report.All.ToList();
        var from = Prompt is not null && all.FindIndex(p => p.Prompt.Id == Prompt) is >= 0 and var at ? at + 1 : all.FindIndex(p => p.Prompt.Id == current.Prompts[0].Prompt.Id);
        next = all.Skip(from).Concat(all.Take(from)).FirstOrDefault(p => p.IsLeft);
    }

    private async Task AnsweredAsync(bool goOn)
    {
        report = Take(await Reading.ReadAsync(Caller, Device, At, Leaving).ConfigureAwait(true));
        Place();
        if (goOn)
        {
            Navigation.NavigateTo(next is { } n ? ToNext(n) : Here(prompt: null, item: null));
        }
    }

    private static bool Fits(AnsweredPrompt prompt, PromptChoice choice) => choice switch
    {
        PromptChoice.Left => prompt.IsLeft,
        PromptChoice.Considered => prompt.State == PromptReply.Considered,
        PromptChoice.SetAside => prompt.State == PromptReply.SetAside,
        _ => true,
    };

    private static string Label(PromptChoice choice) => choice switch
    {
        PromptChoice.Left => "Open",
        PromptChoice.Considered => "Considered",
        PromptChoice.SetAside => "Set aside",
        _ => "All",
    };

    // "Causes with side effects, timing" among its like is "timing".
    private static string Short(PromptSectionAnswers section) => section.Title.Split(", ", 2) is [_, var rest] ? Words.Capital(rest) : section.Title;

    private string ToNext(AnsweredPrompt prompt) => Here(group: report!.Sections.First(s => s.Prompts.Contains(prompt)).Code, prompt: prompt.Prompt.Id, item: null) + "#prompt";

    // What is not named stays as it is.
    private string Here(string? group = Same, string? prompt = Same, string? item = Same, string? show = Same, string? at = Same) => Paths.With(
        To("risk/prompts"), ("group", group == Same ? current?.Code ?? Group : group), ("prompt", Kept(prompt, Prompt)), ("item", Kept(item, Item)), ("show", Kept(show, Show)), ("at", Kept(at, At)));

    private const string Same = "\0";

    private static string? Kept(string? wanted, string? now) => wanted == Same ? now : wanted;

    private string Print(string format) => Paths.With($"/api/v1/devices/{Device}/risk/prompts/report", ("format", format), ("at", At));
}
