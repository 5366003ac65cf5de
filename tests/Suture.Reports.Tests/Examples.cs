using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tracing;

namespace Suture.Reports.Tests;

/// <summary>A small device that shows every case a report can meet: gaps, suspects, hostile titles, records that are hidden.</summary>
internal static class Examples
{
    public static readonly ReportStamp Stamp = new()
    {
        Device = new Device("PUMP", "Talvik 3 <infusion> pump", "C", "3.2.0", ""),
        Position = 1284,
        Root = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Checkpoint = "suture.example.org/device/PUMP\n1284\nn4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=\n\n\u2014 suture.example.org AbCdEf0123==\n",
        PrintedAt = new DateTimeOffset(2026, 11, 23, 19, 4, 5, TimeSpan.FromHours(1)),
        PrintedBy = "anna.berg",
        ProductVersion = "0.1.0",
    };

    public static readonly RecordId Hidden = RecordId.Parse("FND-9");

    public static ReportRecord? Find(RecordId id) => id == Hidden ? null : id.ToString() switch
    {
        "SYS-1" => new ReportRecord(id, "Deliver at the set rate, ±5 %", 2, "Approved", "Mei Tanaka", "Approval", new DateTimeOffset(2026, 9, 1, 10, 30, 0, TimeSpan.Zero)),
        "SRS-1" => new ReportRecord(id, "Rate control", 3, "Approved", "Mei Tanaka", "Approval", new DateTimeOffset(2026, 9, 2, 8, 15, 9, TimeSpan.Zero)),
        "SRS-2" => new ReportRecord(id, "=HYPERLINK(\"http://evil.example\";\"click\")", 1, "Draft"),
        "TC-1" => new ReportRecord(id, "Step response, \"mean\" error & wrap", 1, "Approved", "Mei Tanaka", "Approval", new DateTimeOffset(2026, 9, 3, 8, 0, 0, TimeSpan.Zero)),
        _ => new ReportRecord(id, "Title of " + id, 1, "In review"),
    };

    public static TraceMatrix Matrix(int repeat = 1) => new("requirements", "Requirements to tests",
        [new MatrixColumn("system", "System requirement", [RecordKind.SYS]), new MatrixColumn("software", "Software requirement", [RecordKind.SRS]), new MatrixColumn("test", "Test case", [RecordKind.TC]), new MatrixColumn("result", "Result", [])],
        Enumerable.Repeat(Rows, repeat).SelectMany(r => r));

    private static readonly ImmutableArray<MatrixRow> Rows =
    [
        Row([Of("SYS-1"), Of("SRS-1"), Of("TC-1"), new MatrixCell([], "passed")]),
        Row([Of("SYS-1"), Of("SRS-1"), Of("TC-2"), new MatrixCell([], "failed")]),
        Row([Of("SYS-1"), new MatrixCell([RecordId.Parse("SRS-2")], null, Suspect: true), Of("TC-3"), new MatrixCell([], "stale")]),
        Row([Of("SYS-1"), Of("SRS-3"), new MatrixCell([RecordId.Parse("TC-4"), RecordId.Parse("TC-5")], null, Suspect: true), new MatrixCell([], "none")]),
        Row([Of("SYS-2"), MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty]),
    ];

    public static CheckReport Gate() => new()
    {
        Standard = "iec62304", Title = "Medical device software: life cycle processes", Edition = "2006 with amendment 1:2015", Device = "PUMP", Class = "C", Position = 1284,
        Summary = new CheckSummary(1, 2, 1, 1),
        Clauses =
        [
            Clause("5.1.1", "A development plan exists", ClauseStatus.Met, DecidedBy.Computed, null, ["DOC-1", "DOC-2"], []),
            Clause("5.2.1", "Requirements are <written> & derived", ClauseStatus.Gap, DecidedBy.Computed, null, ["SRS-1"], [new ClauseGap(RecordId.Parse("SRS-2"), "is not approved"), new ClauseGap(Hidden, "has no decision")]),
            Clause("5.8.1", "Verification is complete before release", ClauseStatus.Gap, DecidedBy.Both, null, [], [new ClauseGap(null, "no release is signed")]),
            Clause("6.1", "A maintenance plan exists", ClauseStatus.Attested, DecidedBy.Attested, "Plan M-7 lives in the quality system; reviewed by Mei Tanaka, to be looked at again by 2027-03-01.", ["DOC-3"], []),
            Clause("5.4.1", "Items are refined into units", ClauseStatus.NotApplicable, DecidedBy.Computed, "Not asked for in class A.", [], []),
        ],
    };

    private static ClauseAnswer Clause(string id, string title, ClauseStatus status, DecidedBy by, string? why, string[] evidence, ClauseGap[] gaps) => new()
    {
        Id = id, Title = title, Status = status, DecidedBy = by, Why = why, Evidence = [.. evidence.Select(RecordId.Parse)], Gaps = gaps,
    };

    private static MatrixRow Row(ImmutableArray<MatrixCell> cells) => new(cells);

    private static MatrixCell Of(string key) => new([RecordId.Parse(key)]);
}
