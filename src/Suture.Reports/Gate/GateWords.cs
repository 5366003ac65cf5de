using System.Globalization;
using Suture.Domain.Standards;

namespace Suture.Reports.Gate;

/// <summary>Answers in the words and tones of reports. No word says more than the records can show.</summary>
internal static class GateWords
{
    public static string Label(ClauseStatus status) => status switch
    {
        ClauseStatus.Met => "Evidence found",
        ClauseStatus.Gap => "Gap",
        ClauseStatus.Attested => "Attested",
        ClauseStatus.NotApplicable => "Not applicable",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown answer."),
    };

    public static string Tone(ClauseStatus status) => status switch
    {
        ClauseStatus.Met => "ok",
        ClauseStatus.Gap => "bad",
        ClauseStatus.Attested => "note",
        ClauseStatus.NotApplicable => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown answer."),
    };

    /// <summary><c>1 gap</c>, <c>1,204 gaps</c>.</summary>
    public static string Count(int count, string one) => $"{Number(count)} {one}{(count == 1 ? "" : "s")}";

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string By(DecidedBy by) => by switch
    {
        DecidedBy.Computed => "checks over the records",
        DecidedBy.Attested => "a signed statement",
        DecidedBy.Both => "checks and a signed statement",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Unknown decider."),
    };
}
