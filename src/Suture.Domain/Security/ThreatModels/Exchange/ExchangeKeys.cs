using Suture.Domain.Records;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Security.ThreatModels.Exchange;

/// <summary>
/// How records and the parts of files find each other again. A model that came from a file has the alias <c>NAME#DIAGRAM</c>; what is part of it has that
/// alias (or the model's key) before the file's own id. What has no alias goes out under its key and comes back by it.
/// </summary>
internal static class ExchangeKeys
{
    private const string AssetMark = "/asset:";
    private const string ThreatMark = "/threat:";

    internal static string ModelAlias(string name, string diagram) => $"{name}#{diagram}";

    internal static string ThreatAlias(string prefix, string id) => prefix + ThreatMark + id;

    internal static string AssetAlias(string prefix, string id) => prefix + AssetMark + id;

    /// <summary>What stands before the ids of a model's parts.</summary>
    internal static string Prefix(Record threatModel) => threatModel.Alias ?? threatModel.Id.ToString();

    /// <summary>The id under which a part of a model goes out.</summary>
    internal static string FileId(Record part, string prefix)
    {
        var start = prefix + (part.Kind == RecordKind.AST ? AssetMark : ThreatMark);
        return part.Alias?.StartsWith(start, StringComparison.Ordinal) == true ? part.Alias[start.Length..] : part.Id.ToString();
    }

    internal static bool CameFromFile(Record part, string prefix) => part.Alias?.StartsWith(prefix + ThreatMark, StringComparison.Ordinal) == true;
}
