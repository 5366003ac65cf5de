using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Reports.Gate;

namespace Suture.Reports.Tests;

/// <summary>Answers of gates for the formats of CI: two standards, earlier and later, and hostile words everywhere.</summary>
internal static class GateExamples
{
    public const string Hostile = "@security-team <img src=x onerror=alert(1)> | `rm` ](javascript:alert(1)) {0} #12 **now** https://evil.example www.evil.example\n/close\u0007\u202e &amp;";

    /// <summary>Two standards, the second without gaps.</summary>
    public static GateReports Reports() => new([Report(Examples.Gate()), Report(Security())]);

    public static GateReport Report(CheckReport check) => new(check, CatalogOf(check));

    public static CheckReport Security() => Check("tir57", "Security risk management", [
        Clause("3.1", "Threats are known", ClauseStatus.Met, evidence: ["THR-1"]),
        Clause("3.2", "Threats are controlled", ClauseStatus.NotApplicable, why: "there is no threat yet")]);

    /// <summary>The gate before the change: 5.1.1 had a gap, 5.2.1 another one, and 5.4.1 was asked.</summary>
    public static ImmutableArray<CheckReport> Earlier() =>
    [
        Check("iec62304", Examples.Gate().Title,
            [
                Clause("5.1.1", "A development plan exists", ClauseStatus.Gap, gaps: [new(null, "no plan is approved")]),
                Clause("5.2.1", "Requirements are <written> & derived", ClauseStatus.Gap, gaps: [Gap("SRS-2", "is not approved"), Gap("SRS-7", "is not approved")]),
                Clause("5.8.1", "Verification is complete before release", ClauseStatus.Met, evidence: ["REL-1"]),
                Clause("6.1", "A maintenance plan exists", ClauseStatus.Attested, why: "Plan M-7"),
                Clause("5.4.1", "Items are refined into units", ClauseStatus.Gap, gaps: [Gap("ITEM-3", "has no unit")]),
                Clause("9.9", "Asked by an earlier edition", ClauseStatus.Gap, gaps: [Gap("PR-1", "is open")]),
            ]) with { Edition = Examples.Gate().Edition, Position = 1200 },
        Check("part11", "Electronic records", [Clause("11.10", "Validation", ClauseStatus.Gap, gaps: [new(null, "not validated")])]) with { Position = 1200 },
    ];

    public static GateComparison Comparison() => GateComparison.Of(Earlier(), [.. Reports().Standards.Select(s => s.Check)]).Value;

    /// <summary>Many clauses with many gaps for many reasons, all in hostile words.</summary>
    public static GateReports Large(int clauses = 150, int gaps = 400) => new([Report(Check("iec62304", Hostile, [.. Enumerable.Range(1, clauses).Select(c =>
        Clause($"{c}.1 {Hostile}", Hostile, ClauseStatus.Gap, gaps: [.. Enumerable.Range(1, gaps).Select(g => Gap($"SRS-{g}", $"{Hostile} {g % 30}"))]))]))]);

    public static CheckReport Check(string standard, string title, ImmutableArray<ClauseAnswer> clauses) => new()
    {
        Standard = standard, Title = title, Edition = "2026", Device = "PUMP", Class = "C", Position = 1284, Clauses = clauses,
        Summary = new CheckSummary(clauses.Count(c => c.Status == ClauseStatus.Met), clauses.Count(c => c.Status == ClauseStatus.Gap), clauses.Count(c => c.Status == ClauseStatus.Attested), clauses.Count(c => c.Status == ClauseStatus.NotApplicable)),
    };

    public static ClauseAnswer Clause(string id, string title, ClauseStatus status, string? why = null, string[]? evidence = null, ClauseGap[]? gaps = null) => new()
    {
        Id = id, Title = title, Status = status, DecidedBy = DecidedBy.Computed, Why = why, Evidence = [.. (evidence ?? []).Select(RecordId.Parse)], Gaps = gaps ?? [],
    };

    public static ClauseGap Gap(string key, string why) => new(RecordId.Parse(key), why);

    /// <summary>Every record has a hostile title.</summary>
    public static ReportRecord? HostileTitles(RecordId id) => new(id, Hostile, 1, "Draft");

    private static Catalog CatalogOf(CheckReport check) => new(
        check.Standard, check.Title, check.Edition, [.. check.Clauses.Select(c => new Clause { Id = c.Id, Title = c.Title, Ask = $"What {c.Title} means in full.", Classes = 7, Parts = ["a: one point"] })], "examples.yaml");
}
