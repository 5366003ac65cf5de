namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// Finds the records among some candidates that lie on a circle: those whose strongly connected component has more than one
/// record, or that link to themselves (Tarjan's search, with a stack of its own because chains can be long).
/// </summary>
internal sealed class StrongComponents
{
    private readonly Graph graph;
    private readonly uint types;
    private readonly Dictionary<int, (int Index, int Low, bool OnStack)> state = [];
    private readonly List<int> candidates;
    private readonly HashSet<int> among;
    private readonly Stack<int> component = new();

    internal StrongComponents(Graph graph, List<int> candidates, uint types)
    {
        this.graph = graph;
        this.candidates = candidates;
        this.types = types;
        among = [.. candidates];
    }

    internal void Mark(ulong[] result)
    {
        foreach (var start in candidates)
        {
            if (!state.ContainsKey(start))
            {
                Search(start, result);
            }
        }
    }

    private void Search(int start, ulong[] result)
    {
        var path = new Stack<(int Ordinal, int NextEdge)>();
        Enter(start, path);
        while (path.TryPop(out var frame))
        {
            var (at, edge) = frame;
            var row = graph.Out(at);
            var entered = false;
            for (; edge < row.Length && !entered; edge++)
            {
                var next = row[edge].Other;
                if ((row[edge].TypeBit & types) == 0 || !among.Contains(next))
                {
                    continue;
                }

                if (!state.TryGetValue(next, out var seen))
                {
                    path.Push((at, edge));
                    Enter(next, path);
                    entered = true;
                }
                else if (seen.OnStack)
                {
                    Lower(at, seen.Index);
                }
            }

            if (!entered)
            {
                Leave(at, result);
            }
        }

        // The edge that led down is looked at again on the way up: then the one below has its final low mark.
        void Lower(int ordinal, int low)
        {
            var s = state[ordinal];
            state[ordinal] = s with { Low = Math.Min(s.Low, low) };
        }
    }

    private void Enter(int ordinal, Stack<(int Ordinal, int NextEdge)> path)
    {
        state[ordinal] = (state.Count, state.Count, true);
        component.Push(ordinal);
        path.Push((ordinal, 0));
    }

    private void Leave(int at, ulong[] result)
    {
        // Low marks of those below, now final.
        var mine = state[at];
        var low = mine.Low;
        foreach (var edge in graph.Out(at))
        {
            if ((edge.TypeBit & types) != 0 && state.TryGetValue(edge.Other, out var other) && other.OnStack)
            {
                low = Math.Min(low, other.Low);
            }
        }

        state[at] = mine with { Low = low };
        if (low != mine.Index)
        {
            return;
        }

        var size = 0;
        int member;
        do
        {
            member = component.Pop();
            state[member] = state[member] with { OnStack = false };
            size++;
            if (size > 1 || member != at || LinksItself(at))
            {
                Bitset.Set(result, member, value: true);
            }
        }
        while (member != at);
    }

    private bool LinksItself(int at)
    {
        foreach (var edge in graph.Out(at))
        {
            if (edge.Other == at && (edge.TypeBit & types) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
