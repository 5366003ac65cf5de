using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>Short forms of the cases that several catalogs of risk have.</summary>
internal static class RiskCases
{
    internal const string Threats = "THR-1 THR-2 THR-3 THR-4";
    internal const string Situations = "HS-1 HS-2";
    internal const string Assets = "AST-1 AST-2 AST-3";
    internal const string Controls = "RC-1 RC-2 RC-3 RC-4 RC-5 RC-6";
    internal const string Requirements = "SRS-1 SRS-2 SRS-3 SRS-4 SRS-5 SRS-6";

    private static readonly DateOnly Past = new(2026, 5, 31);

    /// <summary>A document goes back to draft.</summary>
    internal static ClauseCase Doc(string clause, string code, Action<Sketch>? prepare = null) =>
        new(clause, s => s.State(CompleteRiskFile.Document(code), "draft"), CompleteRiskFile.Document(code), "is not approved", prepare);

    /// <summary>A document is to be looked at again by some day, and is not.</summary>
    internal static ClauseCase[] Dated(string clause, string code) =>
    [
        new(clause, s => s.Set(CompleteRiskFile.Document(code), "reviewBy", null), CompleteRiskFile.Document(code), "names no day"),
        new(clause, s => s.Set(CompleteRiskFile.Document(code), "reviewBy", "2026-05-31"), CompleteRiskFile.Document(code), "is past the day"),
    ];

    /// <summary>A document no longer says where it answers a point.</summary>
    internal static ClauseCase Point(string clause, string code, string point) =>
        new(clause, s => s.Set(CompleteRiskFile.Document(code), "points", CompleteRiskFile.PointsWithout(code, point)), CompleteRiskFile.Document(code), "on which page it answers " + point);

    /// <summary>A test fails.</summary>
    internal static ClauseCase Fails(string clause, string test, string at, string why) => new(clause, s => s.Failed(test), at, why);

    /// <summary>No SBOM was taken in, and no document stands for one.</summary>
    internal static ClauseCase NoSbom(string clause) => new(clause, s => s.NoSbom(), null, "no SBOM was taken in");

    /// <summary>The signed statement runs out.</summary>
    internal static ClauseCase Signed(string standard, string clause, Action<Sketch>? prepare = null) =>
        new(clause, s => s.Attest(clause, reviewBy: Past, standard: standard), null, "was to be reviewed by 2026-05-31", prepare);

    /// <summary>All records of a kind are gone.</summary>
    internal static ClauseCase Gone(string clause, string keys, string why, Action<Sketch>? prepare = null) =>
        new(clause, s => { foreach (var key in keys.Split(' ')) { s.Retire(key); } }, null, why, prepare);

    /// <summary>A field of a record is empty.</summary>
    internal static ClauseCase Empty(string clause, string key, string field, string why, Action<Sketch>? prepare = null) =>
        new(clause, s => s.Set(key, field, null), key, why, prepare);

    /// <summary>A link is gone; the record where it started is at fault unless another is named.</summary>
    internal static ClauseCase Apart(string clause, string link, string why, string? at = null) =>
        new(clause, s => s.Unlink(link), at ?? link.Split(' ')[0], why);

    /// <summary>A record is not approved.</summary>
    internal static ClauseCase Draft(string clause, string key, string why = "is not approved") => new(clause, s => s.State(key, "draft"), key, why);
}
