using System.Collections.Immutable;
using Suture.Domain.Standards;

namespace Suture.Reports.Gate;

/// <summary>One standard's answer with the catalog it is an answer to: the catalog has what a clause asks in full.</summary>
public sealed record GateReport(CheckReport Check, Catalog Catalog);

/// <summary>The gate of one device at one position over several standards, in the order asked; at least one.</summary>
public sealed record GateReports(ImmutableArray<GateReport> Standards)
{
    public string Device => Standards[0].Check.Device;

    public string Class => Standards[0].Check.Class;

    public long Position => Standards[0].Check.Position;

    /// <summary>The counts of all standards together.</summary>
    public CheckSummary Summary => new(
        Standards.Sum(s => s.Check.Summary.Met), Standards.Sum(s => s.Check.Summary.Gap), Standards.Sum(s => s.Check.Summary.Attested), Standards.Sum(s => s.Check.Summary.NotApplicable));
}
