using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Standards;

/// <summary>Answers one clause: exactly one of met, gap, attested, not applicable, in this order of questions.</summary>
internal static class ClauseDecision
{
    internal static ClauseAnswer Of(Answers answers, Catalog catalog, CompiledClause compiled)
    {
        var clause = compiled.Clause;
        var statement = answers.Model.Attestations.GetValueOrDefault((catalog.Id, clause.Id));
        var inDate = statement is not null && (statement.What.ReviewBy is not { } by || by >= answers.Today);
        if ((Replaced(answers, catalog, clause) ?? NotAsked(answers, compiled)) is { } why)
        {
            return NotApplicable(clause, clause.DecidedBy, why, []);
        }

        if (inDate && statement!.What.Kind == AttestationKind.NotApplicable)
        {
            return NotApplicable(clause, DecidedBy.Attested, statement.What.Statement, statement.What.Evidence);
        }

        var outcomes = compiled.Checks.Select(c => CheckDecision.Of(answers, c)).ToImmutableArray();
        if (!outcomes.IsEmpty && outcomes.All(o => o == CheckOutcome.Vacuous))
        {
            return NotApplicable(clause, clause.DecidedBy, string.Join("; ", compiled.Checks.Select(c => CheckDecision.WhyVacuous(answers, c)).Distinct(StringComparer.Ordinal)), []);
        }

        var signed = clause.Statement is not null && inDate && statement!.What.Kind == AttestationKind.Attested;
        var missing = clause.Statement is null || signed ? null : new ClauseGap(null, statement is null
            ? $"a signed statement is needed: {clause.Statement}"
            : $"the signed statement was to be reviewed by {statement.What.ReviewBy:yyyy-MM-dd}: {clause.Statement}");
        var status = missing is not null || outcomes.Contains(CheckOutcome.Gap) ? ClauseStatus.Gap : outcomes.IsEmpty ? ClauseStatus.Attested : ClauseStatus.Met;
        return Answer(answers, compiled, status, signed ? statement : null, missing);
    }

    private static string? Replaced(Answers answers, Catalog catalog, Clause clause) =>
        answers.Legacy is { } route && catalog.Legacy?.Replace(clause.Id) == true
            ? $"the legacy route of 4.4 stands in its place, with {route.What.Document}, signed by {route.What.PrintedName} on {route.Time:yyyy-MM-dd}"
            : null;

    // A clause of items is asked where the device's class asks for it, or any item's own.
    private static string? NotAsked(Answers answers, CompiledClause compiled)
    {
        var clause = compiled.Clause;
        var device = SafetyClasses.Bit(answers.Model.Device.EffectiveClass);
        if ((clause.Classes & device) == 0 && !(clause.OfItems && answers.Counts[compiled.ItemsOfClass] > 0))
        {
            return $"class {SafetyClasses.Letter(device)} does not ask for it";
        }

        foreach (var check in compiled.Applies)
        {
            if (CheckDecision.Of(answers, check) == CheckOutcome.Gap)
            {
                return ((SomeCheck)check.Check).Missing;
            }
        }

        return null;
    }

    private static ClauseAnswer NotApplicable(Clause clause, DecidedBy by, string why, ImmutableArray<RecordId> evidence) => new()
    {
        Id = clause.Id,
        Title = clause.Title,
        Status = ClauseStatus.NotApplicable,
        DecidedBy = by,
        Why = why,
        Evidence = evidence,
        Gaps = [],
    };

    private static ClauseAnswer Answer(Answers answers, CompiledClause compiled, ClauseStatus status, Attestation? statement, ClauseGap? missing) => new()
    {
        Id = compiled.Clause.Id,
        Title = compiled.Clause.Title,
        Status = status,
        DecidedBy = compiled.Clause.DecidedBy,
        Why = string.Join("; ", compiled.Checks.SelectMany(c => CheckDecision.Found(answers, c)).Append(statement?.What.Statement).OfType<string>()) is { Length: > 0 } found ? found : null,
        Evidence = new LazyList<RecordId>(() => EvidenceOf(answers, compiled, statement)),
        Gaps = new LazyList<ClauseGap>(
            () => compiled.Checks.SelectMany(c => CheckDecision.Gaps(answers, c)).Concat(missing is null ? [] : [missing]),
            compiled.Checks.Sum(c => CheckDecision.GapCount(answers, c)) + (missing is null ? 0 : 1)),
    };

    private static RecordId[] EvidenceOf(Answers answers, CompiledClause compiled, Attestation? statement)
    {
        var shown = new ulong[answers.Graph.Live[0].Length];
        foreach (var check in compiled.Checks)
        {
            CheckDecision.Evidence(answers, check, shown);
        }

        foreach (var check in compiled.Checks)
        {
            CheckDecision.WithoutFaulty(answers, check, shown);
        }

        // Nothing is ever deleted, so a statement's evidence is in the model.
        foreach (var id in statement?.What.Evidence ?? [])
        {
            Bitset.Set(shown, answers.Model.Find(id), value: true);
        }

        return Array.ConvertAll(KeyOrder.Of(answers.Model, shown), o => answers.Model.Records[o].Id);
    }
}
