namespace Suture.Domain.Results;

/// <summary>What kind of refusal a <see cref="Problem"/> is; decides the CLI's exit code and the HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>The input is wrong: malformed, unknown or out of range. CLI 2, HTTP 400.</summary>
    Invalid,

    /// <summary>What was named does not exist. CLI 2, HTTP 404.</summary>
    NotFound,

    /// <summary>The caller is not known. CLI 3, HTTP 401.</summary>
    Unauthenticated,

    /// <summary>The caller is known and may not do this. CLI 3, HTTP 403.</summary>
    Forbidden,

    /// <summary>The write was decided on a state that has changed since. CLI 3, HTTP 412.</summary>
    Stale,

    /// <summary>A rule of the record's lifecycle or of its links forbids this now. CLI 2, HTTP 409.</summary>
    Conflict,

    /// <summary>Stored data does not fit the ledger. CLI 4, HTTP 500.</summary>
    Integrity,
}

/// <summary>
/// One reason why something was refused: what, where, and what was expected there. Never an exception:
/// exceptions mean bugs and broken infrastructure.
/// </summary>
/// <param name="Code">Stable, dotted, for programs: <c>record.field.unknown</c>.</param>
/// <param name="Message">One sentence for a person: what is wrong and what was expected.</param>
/// <param name="Kind">How a surface answers it.</param>
/// <param name="File">File name as the caller gave it, when the place is in a file.</param>
/// <param name="Line">Line in <paramref name="File"/>, from 1.</param>
/// <param name="Path">JSON path, XPath, cell (<c>Sheet1!C7</c>) or field name.</param>
public sealed record Problem(
    string Code,
    string Message,
    ProblemKind Kind = ProblemKind.Invalid,
    string? File = null,
    int? Line = null,
    string? Path = null);
