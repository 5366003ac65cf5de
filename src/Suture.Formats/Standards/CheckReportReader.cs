using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Formats.Json;

namespace Suture.Formats.Standards;

/// <summary>
/// Reads a gate report that was kept as JSON: one standard (<c>suture check --json</c>), several (<c>{standards:[...]}</c>), or a printed
/// report, whose further members are passed over. Problems: <c>gate.file.too-large</c>, <c>gate.json.malformed</c>,
/// <c>gate.report.invalid</c> with the JSON path.
/// </summary>
public static class CheckReportReader
{
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Only named in problems.</param>
    /// <returns>At least one report, each standard once.</returns>
    public static Result<ImmutableArray<CheckReport>> Read(ReadOnlyMemory<byte> bytes, string fileName) =>
        JsonBytes.Read(bytes, fileName, "gate", (root, _) => new Reading(fileName).All(root));

    private sealed class Reading(string file)
    {
        private readonly List<Problem> problems = [];

        public Result<ImmutableArray<CheckReport>> All(JsonElement root)
        {
            var reports = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("standards", out _)
                ? Items(root, "standards", "$").Select(i => Report(i.Item, i.Path)).ToImmutableArray()
                : [Report(root, "$")];
            if (problems.Count == 0 && reports.GroupBy(r => r.Standard, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                Refuse("$.standards", $"{twice.Key} is answered twice.");
            }

            if (problems.Count == 0 && reports.IsEmpty)
            {
                Refuse("$.standards", "There is no standard in it.");
            }

            return problems.Count > 0 ? problems.Take(20).ToImmutableArray() : reports;
        }

        private CheckReport Report(JsonElement json, string at)
        {
            var device = Text(json, "device", at);
            var clauses = Items(json, "clauses", at).Select(i => Clause(i.Item, i.Path, device)).ToImmutableArray();
            if (clauses.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                Refuse(at + ".clauses", $"Clause {twice.Key} is answered twice.");
            }

            return new CheckReport
            {
                Standard = Text(json, "standard", at),
                Title = Text(json, "title", at),
                Edition = Text(json, "edition", at),
                Device = device,
                Class = Text(json, "class", at),
                Position = Position(json, at),
                Summary = new CheckSummary(Count(ClauseStatus.Met), Count(ClauseStatus.Gap), Count(ClauseStatus.Attested), Count(ClauseStatus.NotApplicable)),
                Clauses = clauses,
            };

            int Count(ClauseStatus status) => clauses.Count(c => c.Status == status);
        }

        private ClauseAnswer Clause(JsonElement json, string at, string device) => new()
        {
            Id = Text(json, "id", at),
            Title = Text(json, "title", at),
            Status = Name<ClauseStatus>(json, "status", at),
            DecidedBy = Name<DecidedBy>(json, "decidedBy", at),
            Why = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("why", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null,
            Evidence = [.. Items(json, "evidence", at).Select(i => Key(i.Item, i.Path))],
            Gaps = [.. Items(json, "gaps", at).Select(i => Gap(i.Item, i.Path, device))],
        };

        private ClauseGap Gap(JsonElement json, string at, string device)
        {
            var key = Text(json, "key", at);
            var why = Text(json, "why", at);
            if (key == device)
            {
                return new ClauseGap(null, why);
            }

            if (!RecordId.TryParse(key, out var id))
            {
                Refuse(at + ".key", $"'{Short(key)}' is not the key of a record, nor {Short(device)}.");
            }

            return new ClauseGap(id, why);
        }

        private RecordId Key(JsonElement json, string at)
        {
            var id = default(RecordId);
            if (json.ValueKind != JsonValueKind.String || !RecordId.TryParse(json.GetString(), out id))
            {
                Refuse(at, "This is not the key of a record.");
            }

            return id;
        }

        private T Name<T>(JsonElement json, string name, string at)
            where T : struct, Enum
        {
            var text = Text(json, name, at);
            if (Names.Parse<T>(text) is { } value)
            {
                return value;
            }

            Refuse($"{at}.{name}", $"'{Short(text)}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Names.Of))}.");
            return default;
        }

        private long Position(JsonElement json, string at)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("position", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var position) && position >= 0)
            {
                return position;
            }

            Refuse(at + ".position", "A ledger position was expected.");
            return 0;
        }

        private string Text(JsonElement json, string name, string at)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }

            Refuse($"{at}.{name}", "A text was expected.");
            return "";
        }

        private List<(JsonElement Item, string Path)> Items(JsonElement json, string name, string at)
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array)
            {
                return [.. value.EnumerateArray().Select((item, i) => (item, $"{at}.{name}[{i}]"))];
            }

            Refuse($"{at}.{name}", "A list was expected.");
            return [];
        }

        private void Refuse(string path, string message) => problems.Add(new Problem("gate.report.invalid", message, File: file, Path: path));

        private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
    }
}
