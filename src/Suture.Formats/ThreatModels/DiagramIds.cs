namespace Suture.Formats.ThreatModels;

/// <summary>
/// Ids of one diagram. Some formats count elements, flows and boundaries apart, so the same id can stand for two things; the later one
/// then gets a prefix, the same at each import.
/// </summary>
internal sealed class DiagramIds(ModelReading reading)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The id to use for a thing of this kind.</summary>
    /// <param name="kind">Becomes the prefix: <c>flow</c>.</param>
    public string Take(string id, string kind)
    {
        if (taken.Add(id))
        {
            return id;
        }

        var other = $"{kind}:{id}";
        for (var n = 2; !taken.Add(other); n++)
        {
            other = $"{kind}:{id}~{n}";
        }

        reading.Skip($"id '{ModelReading.Short(id)}' of a {kind}", $"The id is taken by something else in the diagram; it is '{ModelReading.Short(other)}' here.");
        return other;
    }
}
