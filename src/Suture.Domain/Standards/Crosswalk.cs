using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Standards;

/// <summary>A clause of a standard.</summary>
public readonly record struct ClauseRef(string Standard, string Clause);

/// <summary>A record and all clauses that it is evidence for.</summary>
public sealed record CrosswalkRow(RecordId Record, ImmutableArray<ClauseRef> Clauses);

/// <summary>What is entered once and counts in several places: for each record the clauses of all standards that it shows.</summary>
/// <param name="Standards">Ids of the standards, in the order asked.</param>
/// <param name="Rows">Records that show something: those with the most standards and clauses first, then by key.</param>
public sealed record Crosswalk(ImmutableArray<string> Standards, ImmutableArray<CrosswalkRow> Rows)
{
    /// <param name="reports">The answers of the standards.</param>
    public static Crosswalk Of(ImmutableArray<CheckReport> reports)
    {
        var clauses = new Dictionary<RecordId, ImmutableArray<ClauseRef>.Builder>();
        foreach (var report in reports)
        {
            foreach (var clause in report.Clauses)
            {
                foreach (var record in clause.Evidence)
                {
                    if (!clauses.TryGetValue(record, out var list))
                    {
                        clauses.Add(record, list = ImmutableArray.CreateBuilder<ClauseRef>());
                    }

                    list.Add(new ClauseRef(report.Standard, clause.Id));
                }
            }
        }

        return new Crosswalk(
            [.. reports.Select(r => r.Standard)],
            [.. clauses.Select(c => new CrosswalkRow(c.Key, c.Value.ToImmutable()))
                .OrderByDescending(r => r.Clauses.Select(c => c.Standard).Distinct(StringComparer.Ordinal).Count()).ThenByDescending(r => r.Clauses.Length).ThenBy(r => r.Record)]);
    }
}
