using System.Text.Json;

namespace Suture.Domain.Tests.Models;

/// <summary>Rows of a table by column, so that tests do not depend on the order of columns: <c>Rows.Of("id=E1 | name=Gateway", "id=E2")</c>.</summary>
internal static class Rows
{
    internal static string Of(params ReadOnlySpan<string> rows)
    {
        var list = new List<Dictionary<string, string>>();
        foreach (var row in rows)
        {
            list.Add(row.Split('|', StringSplitOptions.TrimEntries).Select(c => c.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal));
        }

        return JsonSerializer.Serialize(list);
    }
}
