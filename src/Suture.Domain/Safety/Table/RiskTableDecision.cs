using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Table;

/// <summary>What taking a risk table in does.</summary>
/// <param name="Import">Events, and what they do by key.</param>
/// <param name="Notes">What was read over: computed cells that were edited, situations without rows.</param>
public sealed record RiskTablePlan(ImportPlan Import, ImmutableArray<string> Notes);

/// <summary>
/// Decides what a risk table changes: all of it or nothing. A table that says where it was exported is compared with itself as it was
/// there, cell by cell: only what somebody edited is taken, and an edit of what changed here since is refused. Any other table says what
/// its filled cells say. Pure.
/// </summary>
public static class RiskTableDecision
{
    private const int MaxProblems = 100;

    /// <summary>Where a table was exported: the position; null for a table from elsewhere.</summary>
    public static Result<long?> ExportedAt(RiskTable table, string device, long now)
    {
        ArgumentNullException.ThrowIfNull(table);
        long? found = null;
        foreach (var cell in table.Rows.Select(r => r[RiskColumns.Exported]).OfType<RiskCell>().Where(c => c.Text.Trim().Length > 0))
        {
            var parts = cell.Text.Trim().Split('@');
            if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                return At("riskTable.exported", $"'{cell.Text.Trim()}' is not what Suture wrote here, like {RiskTable.Mark(device, now)}. Leave the column alone, or empty in rows that you add.", cell.Place);
            }

            if (!string.Equals(parts[0], device, StringComparison.Ordinal))
            {
                return At("riskTable.device", $"The table was exported from {parts[0]}; this is {device}.", cell.Place);
            }

            if (position < 1 || position > now)
            {
                return At("riskTable.exported", $"Position {position} is not in this device's ledger, which has {now}.", cell.Place);
            }

            if (found is { } other && other != position)
            {
                return At("riskTable.exported", $"Rows of two exports ({RiskTable.Mark(device, other)} and {RiskTable.Mark(device, position)}) can not be taken in together.", cell.Place);
            }

            found = position;
        }

        return Result<long?>.Of(found);
    }

    /// <param name="model">The device now.</param>
    /// <param name="risks">Its risks now, for computed cells of a table from elsewhere.</param>
    /// <param name="table">What was read.</param>
    /// <param name="exported">The same table as it was where it was exported; null for one from elsewhere.</param>
    /// <param name="reason">Why; needed when approved records change.</param>
    public static Result<RiskTablePlan> Decide(DeviceModel model, RiskReport risks, RiskTable table, RiskTable? exported, string? reason)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(risks);
        ArgumentNullException.ThrowIfNull(table);
        var problems = new List<Problem>();
        var references = new RiskReferences(model, problems);
        var file = RiskClaims.Read(table, references, problems);

        // What has been retired since the export can not be named any more; its own problem is enough.
        var was = exported is null ? null : RiskClaims.Read(exported, new RiskReferences(model, []), []);
        var merge = new RiskTableMerge(model, risks.Policy, file, was, reason, problems);
        var drafts = problems.Count > 0 ? [] : merge.Drafts();
        if (problems.Count > 0)
        {
            return problems.Take(MaxProblems).ToImmutableArray();
        }

        var notes = RiskTableNotes.Of(file, was, was is null ? RiskClaims.Read(RiskTable.Of(model, risks), new RiskReferences(model, []), []) : was, merge.Notes);
        return ImportDecision.Decide(model, drafts, reason).Map(plan => new RiskTablePlan(plan with { Unchanged = file.Records.Count - plan.Added.Length - plan.Changed.Length }, notes));
    }

    internal static Problem At(string code, string message, SourcePlace place, ProblemKind kind = ProblemKind.Invalid) => new(code, message, kind, place.File, place.Line, place.Path);
}
