using System.Collections.Immutable;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Application.Software;
using Suture.Application.Verification;
using Suture.Domain.Records;
using Suture.Server.Ui.Safety;

namespace Suture.Server.Ui.Transfer;

/// <summary>What any import did or would do, as the page shows it.</summary>
internal sealed record ImportOutcome(
    bool DryRun, long Position, ImmutableArray<(string Label, string Value)> Counts, ImmutableArray<(string Label, ImmutableArray<RecordId> Ids)> Records, ImmutableArray<string> Notes)
{
    public static ImportOutcome Of(RecordImport import) => new(
        import.DryRun, import.Position,
        [("Unchanged", $"{import.Unchanged:N0}"), ("Links made", $"{import.LinksAdded:N0}"), ("Links removed", $"{import.LinksRemoved:N0}")],
        [("Added", import.Added), ("Changed", import.Changed)],
        []);

    public static ImportOutcome Of(RiskTableAnswer risks) => Of(risks.Import) with
    {
        Notes = [.. risks.Moved.Select(m => $"{m.Situation}: {Step(m.Was.Before.Label, m.Is.Before.Label)} before controls, {Step(m.Was.After.Label, m.Is.After.Label)} after; {Step(RiskCell.Word(m.Was.Acceptance), RiskCell.Word(m.Is.Acceptance))}."), .. risks.Import.Notes],
    };

    public static ImportOutcome Of(SbomAnswer sbom) => new(
        sbom.DryRun, sbom.Position,
        [("SBOM", sbom.Name), ("Components", $"{sbom.Components:N0}"), ("Unchanged", $"{sbom.Unchanged:N0}")],
        [("Added", sbom.Added), ("Changed", sbom.Changed), ("No longer listed", sbom.Removed)],
        [.. sbom.Skipped.Select(s => $"{s.What}: {s.Why}")]);

    public static ImportOutcome Of(TestAnswer tests) => new(
        tests.DryRun, tests.Position,
        [
            ("Run", tests.Repeated ? $"{tests.Run}, imported before" : tests.Run.ToString()), ("Cases", $"{tests.Cases:N0}"), ("Passed", $"{tests.Passed:N0}"), ("Failed", $"{tests.Failed:N0}"), ("Skipped", $"{tests.Skipped:N0}"),
            ("Linked to records", $"{tests.Linked:N0}"), ("Name no record", $"{tests.Unnamed:N0}"),
        ],
        [],
        [.. tests.UnknownKeys.Select(k => $"{k.Key}: {k.Why}"), .. tests.Warnings]);

    private static string Step(string was, string now) => was == now ? now : $"{was} → {now}";
}
