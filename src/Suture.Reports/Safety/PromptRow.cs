using System.Collections.Immutable;
using Suture.Domain.Safety.Prompts;

namespace Suture.Reports.Safety;

/// <summary>One line of the printed brainstorm: what was said to a prompt for the device as a whole, or for one item.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="First">The line for the device as a whole; each prompt has exactly one, before those of items.</param>
/// <param name="AskedOf">What it was asked of.</param>
/// <param name="State">open, considered or set aside.</param>
/// <param name="Records">What came of it.</param>
/// <param name="Words">Why it does not apply, or what else was said.</param>
/// <param name="By">Who; null when nobody answered.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Entry">Ledger entry that holds the answer.</param>
/// <param name="LookAgain">What changed since.</param>
public sealed record PromptRow(
    RiskPrompt Prompt, bool First, string AskedOf, string State, ImmutableArray<string> Records, string? Words, string? By, DateTimeOffset? Time, long? Entry, ImmutableArray<string> LookAgain)
{
    /// <summary>The whole device.</summary>
    public const string Device = "the device";

    public static string Word(PromptReply state) => state switch { PromptReply.Considered => "considered", PromptReply.SetAside => "set aside", _ => "open" };

    public static IEnumerable<PromptRow> Rows(AnsweredPrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return prompt.Answers.Where(a => a.Item is not null).Select(a => Of(prompt.Prompt, a) with { First = false }).Prepend(ForDevice(prompt));
    }

    /// <summary>An answer to a prompt that is not asked any more; the question is that of its time.</summary>
    public static PromptRow Gone(PromptAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Of(new RiskPrompt(answer.Prompt, string.Empty, answer.Asked, OfItems: false), answer);
    }

    private static PromptRow ForDevice(AnsweredPrompt prompt)
    {
        var carriers = prompt.Carriers.Select(c => $"{Name(c)} (by its tag)");
        if (prompt.OfDevice is { } answer)
        {
            var row = Of(prompt.Prompt, answer);
            return row with { Records = [.. row.Records, .. carriers], LookAgain = [.. row.LookAgain, .. prompt.LookAgain] };
        }

        var open = new PromptRow(prompt.Prompt, First: true, Device, Word(prompt.State), [.. carriers], null, null, null, null, prompt.LookAgain);
        return prompt.State == PromptReply.SetAside && prompt.Statement is { } signed
            ? open with { Words = "Signed: " + signed.What.Statement, By = signed.What.PrintedName, Time = signed.Time, Entry = signed.Index }
            : open.State == "considered" && prompt.Carriers.IsEmpty ? open with { Words = "For the items below; nothing was said of the device as a whole." }
            : open;
    }

    private static PromptRow Of(RiskPrompt prompt, PromptAnswer answer) => new(
        prompt, First: true, answer.Item is { } item ? Name(item) : Device, Word(answer.Reply), [.. answer.Records.Select(r => Name(r) + (r.Retired ? " (retired)" : ""))], answer.Reason,
        answer.By, answer.Time, answer.Index, answer.LookAgain);

    private static string Name(PromptRecord record) => $"{record.Id} {record.Title}";
}
