using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using static Suture.Domain.Records.Links.LinkType;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Tracing;

/// <summary>Which chain a matrix shows.</summary>
public enum MatrixKind
{
    /// <summary>User need, system requirement, software requirement, item, test case, result.</summary>
    Requirements,

    /// <summary>Hazard, hazardous situation, cause, item, control, requirement, test case, result.</summary>
    Safety,

    /// <summary>Threat, target, hazardous situation, control, requirement, test case, result.</summary>
    Security,
}

/// <summary>Makes matrices. Every live record of the leading kinds stands in at least one row, with or without what belongs before it.</summary>
internal sealed class Matrices(Answers answers)
{
    private static readonly KindSet Requirement = KindSet.Of(SRS, SYS);
    private static readonly KindSet Place = KindSet.Of(ITEM, SOUP);
    private static readonly uint Derives = Walk.Types(DerivesFrom, Satisfies);
    private readonly Walk walk = new(answers);

    internal TraceMatrix Of(MatrixKind kind) => kind switch
    {
        MatrixKind.Requirements => new("requirements", "Requirements trace", Columns(("need", "User need", [UN]), ("system", "System requirement", [SYS]), ("software", "Software requirement", [SRS]), ("item", "Software item", [ITEM, SOUP])), Requirements()),
        MatrixKind.Safety => new("safety", "Safety trace", Columns(("hazard", "Hazard", [HAZ]), ("situation", "Hazardous situation", [HS]), ("cause", "Software cause", [CAU]), ("item", "Arises in", [ITEM, SOUP]), ("control", "Risk control", [RC]), ("requirement", "Requirement", [SRS, SYS])), Safety()),
        MatrixKind.Security => new("security", "Security trace", Columns(("threat", "Threat", [THR]), ("target", "Target", [AST, ITEM, SOUP]), ("situation", "Hazardous situation", [HS]), ("control", "Risk control", [RC]), ("requirement", "Requirement", [SRS, SYS])), Security()),
        _ => throw new InvalidOperationException($"No rule for {kind}."),
    };

    private static ImmutableArray<MatrixColumn> Columns(params ReadOnlySpan<(string Name, string Label, ImmutableArray<RecordKind> Kinds)> columns)
    {
        var all = ImmutableArray.CreateBuilder<MatrixColumn>();
        foreach (var (name, label, kinds) in columns)
        {
            all.Add(new MatrixColumn(name, label, kinds));
        }

        all.Add(new MatrixColumn("test", "Test case", [TC]));
        all.Add(new MatrixColumn("result", "Result", []));
        return all.ToImmutable();
    }

    private IEnumerable<MatrixRow> Requirements()
    {
        foreach (var need in walk.All(UN))
        {
            var head = walk.Cell(new Reached(need, Suspect: false));
            var below = walk.In(need, Derives, Requirement);
            foreach (var row in below.Count == 0 ? Tests([head, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty], need) : below.SelectMany(b => Kind(b) == SYS ? SystemRows(head, b) : SoftwareRows([head, MatrixCell.Empty], b)))
            {
                yield return row;
            }
        }

        foreach (var row in walk.All(SYS).Where(s => walk.Out(s, Derives, KindSet.Of(UN)).Count == 0).SelectMany(s => SystemRows(MatrixCell.Empty, new Reached(s, Suspect: false))))
        {
            yield return row;
        }

        foreach (var row in walk.All(SRS).Where(s => walk.Out(s, Derives, KindSet.Of(UN, SYS)).Count == 0).SelectMany(s => SoftwareRows([MatrixCell.Empty, MatrixCell.Empty], new Reached(s, Suspect: false))))
        {
            yield return row;
        }
    }

    private IEnumerable<MatrixRow> SystemRows(MatrixCell need, Reached system)
    {
        var software = walk.In(system.Ordinal, Derives, KindSet.Of(SRS));
        var own = software.Count == 0 || walk.In(system.Ordinal, Walk.Types(Verifies), KindSet.Of(TC)).Count > 0
            ? Tests([need, walk.Cell(system), MatrixCell.Empty, walk.Cell(walk.Out(system.Ordinal, Walk.Types(AllocatedTo), Place))], system.Ordinal)
            : [];
        return own.Concat(software.SelectMany(s => SoftwareRows([need, walk.Cell(system)], s)));
    }

    private IEnumerable<MatrixRow> SoftwareRows(ImmutableArray<MatrixCell> head, Reached software) =>
        Tests([.. head, walk.Cell(software), walk.Cell(walk.Out(software.Ordinal, Walk.Types(AllocatedTo), Place))], software.Ordinal);

    private IEnumerable<MatrixRow> Safety()
    {
        foreach (var hazard in walk.All(HAZ))
        {
            var head = walk.Cell(new Reached(hazard, Suspect: false));
            var situations = walk.Out(hazard, Walk.Types(LeadsTo), KindSet.Of(HS));
            foreach (var row in situations.Count == 0 ? [Padded(head, 8)] : situations.SelectMany(s => SituationRows(head, s)))
            {
                yield return row;
            }
        }

        foreach (var row in walk.All(HS).Where(s => walk.In(s, Walk.Types(LeadsTo), KindSet.Of(HAZ)).Count == 0).SelectMany(s => SituationRows(MatrixCell.Empty, new Reached(s, Suspect: false))))
        {
            yield return row;
        }

        foreach (var row in walk.All(CAU).Where(c => walk.Out(c, Walk.Types(ContributesTo), KindSet.Of(HS)).Count == 0).SelectMany(c => CauseRows(MatrixCell.Empty, MatrixCell.Empty, new Reached(c, Suspect: false))))
        {
            yield return row;
        }
    }

    private IEnumerable<MatrixRow> SituationRows(MatrixCell hazard, Reached situation)
    {
        var cell = walk.Cell(situation);
        var causes = walk.In(situation.Ordinal, Walk.Types(ContributesTo), KindSet.Of(CAU));
        var controls = walk.In(situation.Ordinal, Walk.Types(Mitigates), KindSet.Of(RC));
        return causes.Count == 0 && controls.Count == 0
            ? [new MatrixRow([hazard, cell, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty])]
            : controls.SelectMany(c => ControlRows([hazard, cell, MatrixCell.Empty, MatrixCell.Empty], c)).Concat(causes.SelectMany(c => CauseRows(hazard, cell, c)));
    }

    private IEnumerable<MatrixRow> CauseRows(MatrixCell hazard, MatrixCell situation, Reached cause)
    {
        ImmutableArray<MatrixCell> head = [hazard, situation, walk.Cell(cause), walk.Cell(walk.Out(cause.Ordinal, Walk.Types(ArisesIn), Place))];
        var controls = walk.In(cause.Ordinal, Walk.Types(Mitigates), KindSet.Of(RC));
        return controls.Count == 0 ? [new MatrixRow([.. head, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty, MatrixCell.Empty])] : controls.SelectMany(c => ControlRows(head, c));
    }

    private IEnumerable<MatrixRow> Security() => walk.All(THR).SelectMany(threat =>
    {
        ImmutableArray<MatrixCell> head =
        [
            walk.Cell(new Reached(threat, Suspect: false)), walk.Cell(walk.Out(threat, Walk.Types(Targets), KindSet.Of(AST, ITEM, SOUP))), walk.Cell(walk.Out(threat, Walk.Types(ContributesTo), KindSet.Of(HS))),
        ];
        var controls = walk.In(threat, Walk.Types(Mitigates), KindSet.Of(RC));
        return controls.Count == 0 ? Tests([.. head, MatrixCell.Empty, MatrixCell.Empty], threat) : controls.SelectMany(c => ControlRows(head, c));
    });

    private IEnumerable<MatrixRow> ControlRows(ImmutableArray<MatrixCell> head, Reached control)
    {
        var requirements = walk.In(control.Ordinal, Walk.Types(Implements), Requirement);
        var own = requirements.Count == 0 || walk.In(control.Ordinal, Walk.Types(Verifies), KindSet.Of(TC)).Count > 0 ? Tests([.. head, walk.Cell(control), MatrixCell.Empty], control.Ordinal) : [];
        return own.Concat(requirements.SelectMany(r => Tests([.. head, walk.Cell(control), walk.Cell(r)], r.Ordinal)));
    }

    /// <summary>A row for each test of the last record; one without a test when there is none, with the result of outcomes that name the record itself.</summary>
    private IEnumerable<MatrixRow> Tests(ImmutableArray<MatrixCell> head, int ordinal)
    {
        var tests = walk.In(ordinal, Walk.Types(Verifies), KindSet.Of(TC));
        return tests.Count == 0
            ? [new MatrixRow([.. head, MatrixCell.Empty, walk.Result(ordinal)])]
            : tests.Select(t => new MatrixRow([.. head, walk.Cell(t), walk.Result(t.Ordinal)]));
    }

    private static MatrixRow Padded(MatrixCell head, int columns) => new([head, .. Enumerable.Repeat(MatrixCell.Empty, columns - 1)]);

    private RecordKind Kind(Reached record) => answers.Graph.Kinds[record.Ordinal];
}
