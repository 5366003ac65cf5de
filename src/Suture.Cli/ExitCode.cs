using Suture.Domain.Results;

namespace Suture.Cli;

/// <summary>What the process answers with; scripts and CI rely on it.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The gate found gaps.</summary>
    public const int Gaps = 1;

    /// <summary>Wrong usage, bad input, or nothing there to talk to.</summary>
    public const int Usage = 2;

    /// <summary>Refused: not signed in, not allowed, or the data has changed meanwhile.</summary>
    public const int Refused = 3;

    /// <summary>Stored data or a receipt does not hold.</summary>
    public const int Broken = 4;

    public static int Of(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid or ProblemKind.NotFound or ProblemKind.Conflict => Usage,
        ProblemKind.Unauthenticated or ProblemKind.Forbidden or ProblemKind.Stale => Refused,
        ProblemKind.Integrity => Broken,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of problem."),
    };
}
