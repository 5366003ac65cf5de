using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Safety.Prompts;

/// <summary>Which records the answers to prompts name. Asked of each record for each prompt, so that most, which none names, must be cheap.</summary>
internal sealed class NamedByPrompts
{
    private readonly ulong[] named;
    private readonly Dictionary<string, HashSet<int>> byPrompt = new(StringComparer.Ordinal);

    internal NamedByPrompts(DeviceModel model)
    {
        named = new ulong[(model.Records.Count + 63) >> 6];
        foreach (var answer in model.AllStanding<PromptAnswered>().Where(a => a.What.Reply == PromptReply.Considered))
        {
            var records = byPrompt.TryGetValue(answer.What.Prompt, out var known) ? known : byPrompt[answer.What.Prompt] = [];
            foreach (var ordinal in Ordinals(model, answer.What))
            {
                records.Add(ordinal);
                Bitset.Set(named, ordinal, value: true);
            }
        }
    }

    /// <summary>Whether an answer to the prompt names the record, for the device or for any item.</summary>
    internal bool Names(int ordinal, string prompt) => Bitset.Has(named, ordinal) && byPrompt.TryGetValue(prompt, out var records) && records.Contains(ordinal);

    /// <summary>Records that answers name which are new or gone since an earlier model of the same device.</summary>
    internal static IEnumerable<int> Changed(DeviceModel now, DeviceModel earlier)
    {
        if (ReferenceEquals(now.StandingEvents, earlier.StandingEvents))
        {
            return [];
        }

        var before = earlier.AllStanding<PromptAnswered>().ToDictionary(a => a.What.Subject, StringComparer.Ordinal);
        var after = now.AllStanding<PromptAnswered>().Where(a => !before.TryGetValue(a.What.Subject, out var was) || was.Index != a.Index).ToList();
        return after.SelectMany(a => Ordinals(now, a.What).Concat(before.TryGetValue(a.What.Subject, out var was) ? Ordinals(now, was.What) : []));
    }

    private static IEnumerable<int> Ordinals(DeviceModel model, PromptAnswered answer) => answer.Records.Select(model.Find).Where(o => o >= 0);
}
