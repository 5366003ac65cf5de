using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Security.Rubric;

/// <summary>
/// Reads a rubric. Each answer must lead on: to a value of the question's metric or to another question of the same metric; no way may come
/// back to where it was; each base metric must be asked. Problems name file, line and path.
/// </summary>
internal sealed class RubricReader
{
    private const string BuiltInName = "medical-device-rubric.yaml";
    private const string Then = " then ";
    private static readonly ImmutableArray<(string Name, char Letter)> YesNo = [("yes", 'Y'), ("no", 'N'), ("unknown", 'U')];
    private static readonly ImmutableArray<(string Name, char Letter)> Degrees = [("none", 'N'), ("low", 'L'), ("high", 'H'), ("unknown", 'U')];
    private readonly Reading reading;
    private readonly ImmutableArray<RubricGroup> groups;
    private readonly IReadOnlyList<YamlTree> items;
    private readonly Dictionary<string, YamlTree> byId = new(StringComparer.Ordinal);

    private RubricReader(Reading reading, YamlTree map)
    {
        this.reading = reading;
        groups = [.. (map.Find("groups")?.Items ?? []).Select(Group)];
        items = reading.Items(map, "questions", "questions");
        foreach (var item in items)
        {
            if (item.Find("id") is { Text: { Length: > 0 } id } && !byId.TryAdd(id, item))
            {
                reading.Refuse(item, $"There are two questions '{id}'.");
            }
        }
    }

    internal static Result<CvssRubric> Read(string file, TextReader text)
    {
        var tree = YamlTree.Read(file, text);
        if (!tree.TryGet(out var map))
        {
            return Result<CvssRubric>.Failed(tree.Problems);
        }

        return new RubricReader(new Reading(file, ImmutableDictionary<string, Fact>.Empty), map).Rubric(map);
    }

    internal static CvssRubric ReadBuiltIn()
    {
        var assembly = typeof(RubricReader).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(BuiltInName, StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Read(BuiltInName, text).Value;
    }

    private Result<CvssRubric> Rubric(YamlTree map)
    {
        reading.Members(map, "id", "title", "edition", "notice", "groups", "questions");
        ImmutableArray<RubricQuestion> questions = [.. items.Select(Question)];
        var (id, title, edition, notice) = (reading.RequiredText(map, "id"), reading.RequiredText(map, "title"), reading.RequiredText(map, "edition"), reading.RequiredText(map, "notice"));
        if (reading.Problems.Count == 0)
        {
            CheckWays(map, questions);
        }

        return reading.Problems.Count > 0 ? reading.Problems.ToImmutableArray() : new CvssRubric(id, title, edition, notice, groups, questions);
    }

    private RubricGroup Group(YamlTree item)
    {
        reading.Members(item, "title", "text");
        if (item.Segment.Length != 1)
        {
            reading.Refuse(item, $"'{item.Segment}' is no key of a group; expected one letter.");
        }

        return new RubricGroup(item.Segment.FirstOrDefault(), reading.RequiredText(item, "title"), reading.RequiredText(item, "text"));
    }

    private RubricQuestion Question(YamlTree item)
    {
        reading.Members(item, "id", "metric", "group", "ask", "note", "informs", "yes", "no", "none", "low", "high", "unknown");
        var key = reading.RequiredText(item, "metric");
        var metric = CvssMetrics.Find(CvssVersion.V31, key);
        if (metric is not { Mandatory: true })
        {
            reading.Refuse(item.Find("metric") ?? item, $"'{key}' is not a base metric; expected one of {string.Join(", ", CvssMetrics.Of(CvssVersion.V31).Where(m => m.Mandatory))}.");
            metric = CvssMetrics.Of(CvssVersion.V31)[0];
        }

        var group = reading.Text(item, "group");
        if (group is not null && groups.All(g => g.Key.ToString() != group))
        {
            reading.Refuse(item.Find("group")!, $"'{group}' is not listed under groups.");
        }

        var informs = reading.Flag(item, "informs");
        var names = Degrees.Any(d => d.Name != "unknown" && item.Find(d.Name) is not null) ? Degrees : YesNo;
        foreach (var other in item.Items.Where(i => !names.Any(n => n.Name == i.Segment) && Degrees.Concat(YesNo).Any(n => n.Name == i.Segment)))
        {
            reading.Refuse(other, $"'{other.Segment}' does not go with the other answers; expected {string.Join(", ", names.Select(n => n.Name))}.");
        }

        return new RubricQuestion(
            reading.RequiredText(item, "id"), metric, groups.FirstOrDefault(g => g.Key.ToString() == group), reading.RequiredText(item, "ask"), reading.Text(item, "note"), informs,
            [.. names.Select(n => informs ? Nowhere(item, n.Name, n.Letter) : Choice(item, metric, n.Name, n.Letter))]);
    }

    private RubricChoice Nowhere(YamlTree item, string name, char letter)
    {
        if (item.Find(name) is { } leads)
        {
            reading.Refuse(leads, "The answers of a question that only informs lead nowhere.");
        }

        return new RubricChoice(letter, name, null, null);
    }

    private RubricChoice Choice(YamlTree item, CvssMetric metric, string name, char letter)
    {
        var text = reading.RequiredText(item, name);
        var place = item.Find(name) ?? item;
        var parts = text.Split(Then);
        if (parts is [var valueKey, var question] && metric.Find(valueKey) is { } value && Leads(question, metric) is { } informing)
        {
            if (informing.Find("informs")?.Text != "true")
            {
                reading.Refuse(place, $"'{question}' is asked after the metric is decided; expected a question that only informs.");
            }

            return new RubricChoice(letter, name, value, question);
        }

        if (parts.Length == 1 && metric.Find(text) is { } alone)
        {
            return new RubricChoice(letter, name, alone, null);
        }

        if (parts.Length == 1 && Leads(text, metric) is { } next)
        {
            if (next.Find("informs")?.Text == "true")
            {
                reading.Refuse(place, $"'{text}' only informs; expected a value before it, as {metric.Values[0].Key}{Then}{text}.");
            }

            return new RubricChoice(letter, name, null, text);
        }

        reading.Refuse(place, $"'{text}' is neither a value of {metric} ({metric.Choices}) nor another question about it.");
        return new RubricChoice(letter, name, metric.Values[0], null);
    }

    private YamlTree? Leads(string id, CvssMetric metric) => byId.GetValueOrDefault(id) is { } item && item.Find("metric")?.Text == metric.Key ? item : null;

    // Each question must be reached in exactly one way: then no way comes back to where it was, and each ends.
    private void CheckWays(YamlTree map, ImmutableArray<RubricQuestion> questions)
    {
        var leading = questions.SelectMany(q => q.Choices).Where(c => c.Next is not null).ToLookup(c => c.Next!, StringComparer.Ordinal);
        var reached = new HashSet<string>(questions.Where(q => !leading.Contains(q.Id)).Select(q => q.Id), StringComparer.Ordinal);
        var todo = new Queue<string>(reached);
        while (todo.TryDequeue(out var id))
        {
            foreach (var next in questions.First(q => q.Id == id).Choices.Select(c => c.Next).OfType<string>().Where(reached.Add))
            {
                todo.Enqueue(next);
            }
        }

        foreach (var question in questions)
        {
            if (!reached.Contains(question.Id))
            {
                reading.Refuse(byId[question.Id], $"'{question.Id}' is asked in a circle: its answers lead back to it, and nothing else leads there.");
            }
            else if (leading[question.Id].Count() > 1)
            {
                reading.Refuse(byId[question.Id], $"Several answers lead to '{question.Id}'; expected one, so that it can be said why it is asked.");
            }
            else if (question.Informs && !leading.Contains(question.Id))
            {
                reading.Refuse(byId[question.Id], $"'{question.Id}' only informs, and no answer leads to it.");
            }
        }

        foreach (var metric in CvssMetrics.Of(CvssVersion.V31).Where(m => m.Mandatory && !questions.Any(q => q.Metric == m)))
        {
            reading.Refuse(map, $"Nothing is asked about {metric} ({metric.Name}).");
        }
    }
}
