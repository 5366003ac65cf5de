using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Otm;

/// <summary>Names and scales in OTM files.</summary>
internal static class OtmTerms
{
    /// <summary>Our own member among the free attributes of a part.</summary>
    public const string OwnName = "suture";

    /// <summary>Zone that an export of ours puts around what lies in no boundary, because OTM wants every component in one.</summary>
    public const string OutsideId = "suture-outside-all-boundaries";

    private static readonly string[] StoreWords =
    [
        "database", "db", "sql", "postgre", "mongo", "storage", "bucket", "s3", "store", "dynamo", "rds", "redis", "cache", "repository", "file", "vault", "ledger", "queue", "elasticsearch", "backup", "secrets", "kms", "registry", "disk", "volume", "log",
    ];

    private static readonly string[] ExternalWords = ["client", "user", "actor", "browser", "external", "human", "person", "customer", "patient", "clinician", "third-party", "interactor"];

    public static ModelNode? Own(ModelNode node) => node.Find("attributes") is { Form: NodeForm.Map } attributes && attributes.Find(OwnName) is { Form: NodeForm.Map } own ? own : null;

    public static bool IsOutside(ModelNode zone) => zone.Find("id") is { Value: OutsideId };

    /// <summary>What a component of a foreign type is: by the words of its type, then of its name; a process when they say nothing.</summary>
    public static ElementType Guess(string? type, string name)
    {
        foreach (var text in new[] { type ?? "", name })
        {
            if (ExternalWords.Any(w => HasWord(text, w)))
            {
                return ElementType.External;
            }

            if (StoreWords.Any(w => HasWord(text, w)))
            {
                return ElementType.Store;
            }
        }

        return ElementType.Process;
    }

    public static Box? PlaceOf(ModelReading reading, ModelNode node, string? drawing)
    {
        if (drawing is null)
        {
            return null;
        }

        foreach (var representation in reading.Maps(node, "representations"))
        {
            if (reading.Line(representation, "representation") == drawing && reading.Map(representation, "position") is { } position && reading.Map(representation, "size") is { } size
                && reading.Number(position, "x") is { } x && reading.Number(position, "y") is { } y && reading.Number(size, "width") is > 0 and var width && reading.Number(size, "height") is > 0 and var height)
            {
                return new Box(x, y, width, height);
            }
        }

        return null;
    }

    public static ImmutableArray<Spot> LineOf(ModelReading reading, ModelNode own)
    {
        var spots = ImmutableArray.CreateBuilder<Spot>();
        foreach (var spot in reading.Maps(own, "line"))
        {
            if (reading.Number(spot, "x") is { } x && reading.Number(spot, "y") is { } y)
            {
                spots.Add(new(x, y));
            }
        }

        return spots.Count > 1 ? spots.ToImmutable() : [];
    }

    public static OutOfScope? Scope(ModelReading reading, ModelNode own) => reading.Flag(own, "outOfScope") ? new OutOfScope(reading.Text(own, "reasonOutOfScope") ?? "") : null;

    /// <summary>OTM grades 0 to 100 in thirds.</summary>
    public static string? Level(double? value) => value switch
    {
        null => null,
        < 34 => "low",
        < 67 => "medium",
        _ => "high",
    };

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (word.Length > 5 || end == text.Length || !char.IsLetter(text[end]) || text[end] == 's'))
            {
                return true;
            }
        }

        return false;
    }
}
