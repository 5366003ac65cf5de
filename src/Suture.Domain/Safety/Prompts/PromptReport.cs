using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Safety.Prompts;

/// <summary>
/// The brainstorm of a device: what every prompt was answered with, by whom and when, and what has to be looked at again. No answer that
/// stands is left out: those to prompts that the catalog does not have any more are in <see cref="NoLonger"/>.
/// </summary>
/// <param name="Device">Key of the device.</param>
/// <param name="Position">Ledger position it is of.</param>
/// <param name="Title">What the catalog is about.</param>
/// <param name="Edition">Edition of the catalog.</param>
/// <param name="Sections">All prompts, under their headings.</param>
/// <param name="NoLonger">Answers to prompts that are not asked any more.</param>
public sealed record PromptReport(string Device, long Position, string Title, string Edition, ImmutableArray<PromptSectionAnswers> Sections, ImmutableArray<PromptAnswer> NoLonger)
{
    public IEnumerable<AnsweredPrompt> All => Sections.SelectMany(s => s.Prompts);

    public PromptCount Count => PromptCount.Of(All);

    public AnsweredPrompt? Find(string prompt) => All.FirstOrDefault(p => string.Equals(p.Prompt.Id, prompt, StringComparison.Ordinal));
}

/// <summary>The prompts under one heading.</summary>
public sealed record PromptSectionAnswers(string Code, string Title, ImmutableArray<AnsweredPrompt> Prompts)
{
    public PromptCount Count => PromptCount.Of(Prompts);
}

/// <summary>How many prompts stand how. Those to look at again are counted where they stand too.</summary>
public readonly record struct PromptCount(int Open, int Considered, int SetAside, int LookAgain)
{
    public int All => Open + Considered + SetAside;

    /// <summary>Answered, and nothing to look at again.</summary>
    public int Done { get; private init; }

    internal static PromptCount Of(IEnumerable<AnsweredPrompt> prompts)
    {
        var all = prompts.ToList();
        return new PromptCount(all.Count(p => p.State == PromptReply.Open), all.Count(p => p.State == PromptReply.Considered), all.Count(p => p.State == PromptReply.SetAside), all.Count(p => p.LooksAgain))
        {
            Done = all.Count(p => !p.IsLeft),
        };
    }
}

/// <summary>A prompt with what became of it.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="State">
/// What counts: the answer for the device as a whole. Without one, a signed statement that it does not apply; else considered as soon
/// as a record carries its tag or an item's answer led to records. Set aside for items alone leaves it open for the device.
/// </param>
/// <param name="Answers">That of the device as a whole first, then those of items in the order of keys.</param>
/// <param name="Carriers">Records that carry the prompt's tag and are in no answer.</param>
/// <param name="Statement">A signed statement in date that the prompt does not apply.</param>
/// <param name="LookAgain">What changed since it was answered, in words; of the answers, see there.</param>
public sealed record AnsweredPrompt(
    RiskPrompt Prompt, PromptReply State, ImmutableArray<PromptAnswer> Answers, ImmutableArray<PromptRecord> Carriers, Attestation? Statement, ImmutableArray<string> LookAgain)
{
    /// <summary>The answer for the device as a whole.</summary>
    public PromptAnswer? OfDevice => Answers.FirstOrDefault(a => a.Item is null);

    public bool LooksAgain => !LookAgain.IsEmpty || Answers.Any(a => !a.LookAgain.IsEmpty);

    /// <summary>Somebody has something to do here.</summary>
    public bool IsLeft => State == PromptReply.Open || LooksAgain;

    public PromptAnswer? AnswerOf(RecordId? item) => Answers.FirstOrDefault(a => a.Item?.Id == item);
}

/// <summary>An answer that stands.</summary>
/// <param name="Prompt">Id of the prompt.</param>
/// <param name="Item">The software item it is about; null for the device as a whole.</param>
/// <param name="Reply">Considered or set aside.</param>
/// <param name="Records">What it led to, as the records are now.</param>
/// <param name="Reason">Why it does not apply; when considered, what else was said.</param>
/// <param name="Asked">The question as it was asked.</param>
/// <param name="By">User name of who answered.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Index">Ledger entry that holds it.</param>
/// <param name="LookAgain">What changed since, in words.</param>
public sealed record PromptAnswer(
    string Prompt, PromptRecord? Item, PromptReply Reply, ImmutableArray<PromptRecord> Records, string? Reason, string Asked, string By, DateTimeOffset Time, long Index, ImmutableArray<string> LookAgain);

/// <summary>A record that an answer names.</summary>
public sealed record PromptRecord(RecordId Id, string Title, bool Retired);
