using Suture.Domain.Records.Model;

namespace Suture.Bench.Rivals;

/// <summary>
/// The raw limit of a trace: one walk over the links as bare arrays of numbers, from the records with a passing test against the
/// links to all that they prove. One set, no rules, no reasons.
/// </summary>
internal sealed class BareWalk
{
    private readonly int[] starts;
    private readonly int[] targets;
    private readonly int[] proven;
    private readonly bool[] reached;
    private readonly int[] queue;

    public BareWalk(DeviceModel model)
    {
        starts = new int[model.Records.Count + 1];
        targets = new int[model.LinkCount];
        var next = 0;
        for (var i = 0; i < model.Records.Count; i++)
        {
            starts[i] = next;
            foreach (var link in model.OutLinks[i])
            {
                targets[next++] = link.To;
            }
        }

        starts[^1] = next;
        proven = [.. Enumerable.Range(0, model.Records.Count).Where(i => model.Outcomes[i].Any(o => o.Result == TestOutcome.Passed))];
        reached = new bool[model.Records.Count];
        queue = new int[model.Records.Count];
    }

    public int Walk()
    {
        Array.Clear(reached);
        var tail = 0;
        foreach (var start in proven)
        {
            reached[start] = true;
            queue[tail++] = start;
        }

        for (var head = 0; head < tail; head++)
        {
            for (var i = starts[queue[head]]; i < starts[queue[head] + 1]; i++)
            {
                if (!reached[targets[i]])
                {
                    reached[targets[i]] = true;
                    queue[tail++] = targets[i];
                }
            }
        }

        return tail;
    }
}
