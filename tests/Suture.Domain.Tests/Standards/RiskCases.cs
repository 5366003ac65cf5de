using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

/// <summary>Short forms of the cases that several catalogs of risk have.</summary>
internal static class RiskCases
{
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
