using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Standards;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Planning;

/// <summary>
/// Makes the plan from the checks of all clauses that are asked: each document, record, piece of work, setting and statement once, with
/// all clauses that it serves. Where one of several ways is enough, the way with the least left to do is planned.
/// </summary>
public static class Planner
{
    public static Plan Of(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var drafts = new Drafts(evaluation.Answers);
        foreach (var catalog in evaluation.Book.Compiled.Where(c => c.Catalog.Subject == CatalogSubject.Device))
        {
            foreach (var (compiled, answer) in catalog.Clauses.Zip(evaluation.Check(catalog.Catalog.Id).Value.Clauses))
            {
                if (answer.Status != ClauseStatus.NotApplicable)
                {
                    drafts.Add(catalog.Catalog, compiled);
                }
            }
        }

        return new Plan(
            evaluation.Model.Device.Key, evaluation.Model.Device.EffectiveClass, [.. evaluation.Book.Catalogs.Where(c => c.Subject == CatalogSubject.Device).Select(c => c.Id)],
            Sections([.. drafts.Items(evaluation.Today)]), evaluation.Model.Position);
    }

    private static ImmutableArray<PlanSection> Sections(ImmutableArray<PlanItem> items)
    {
        var sections = ImmutableArray.CreateBuilder<PlanSection>();
        var waiting = new HashSet<PlanStage>();
        foreach (var rule in PlanStages.Ordered)
        {
            var own = items.Where(i => i.Stage == rule.Stage).OrderBy(i => i.Kind).ToImmutableArray();
            var blocked = rule.After.Where(waiting.Contains).ToImmutableArray();
            if (!blocked.IsEmpty || own.Any(i => !i.IsDone))
            {
                waiting.Add(rule.Stage);
            }

            if (!own.IsEmpty)
            {
                sections.Add(new PlanSection(rule.Stage, rule.Title, blocked, own));
            }
        }

        return sections.ToImmutable();
    }

    /// <summary>Items while clauses are read; in the order in which the first clause asked for them.</summary>
    private sealed class Drafts(Answers answers)
    {
        private readonly Dictionary<string, Draft> byId = new(StringComparer.Ordinal);
        private readonly List<Draft> all = [];

        internal void Add(Catalog catalog, CompiledClause compiled)
        {
            var clause = new PlanClause(catalog.Id, compiled.Clause.Id);
            foreach (var check in compiled.Checks)
            {
                Add(clause, check);
            }

            if (compiled.Clause.Statement is { } statement)
            {
                var signed = answers.Model.Attestations.GetValueOrDefault((catalog.Id, compiled.Clause.Id));
                var inDate = signed is { What.Kind: AttestationKind.Attested } && (signed.What.ReviewBy is not { } by || by >= answers.Today);
                Once($"statement.{catalog.Id}.{compiled.Clause.Id}", PlanItemKind.Statement, OfStatement(compiled.Clause), $"Sign {statement}", inDate, clause);
            }
        }

        internal IEnumerable<PlanItem> Items(DateOnly today)
        {
            var assigned = answers.Model.AllStanding<PlanItemAssigned>().ToDictionary(a => a.What.Item, a => a.What, StringComparer.Ordinal);
            foreach (var draft in all)
            {
                var item = draft.Build(answers);
                yield return assigned.TryGetValue(item.Id, out var to)
                    ? item with { Owner = to.Owner, Due = to.Due, Note = to.Note, Overdue = !item.IsDone && to.Due < today }
                    : item;
            }
        }

        private void Add(PlanClause clause, CompiledCheck check)
        {
            switch (check.Check)
            {
                case AnyCheck:
                    var outcome = CheckDecision.Of(answers, check);
                    if (outcome != CheckOutcome.Vacuous)
                    {
                        Add(clause, outcome == CheckOutcome.Met ? check.Parts.First(p => CheckDecision.Of(answers, p) == CheckOutcome.Met) : CheckDecision.Nearest(answers, check));
                    }

                    break;
                case EachCheck:
                    AddWork(clause, check.Rule!);
                    break;
                case SomeCheck { Rule.Where: FieldCondition { Field: "evidence", Test: FieldTest.Has } evidence } some when some.Rule.Each == KindSet.Of(RecordKind.DOC):
                    var met = CheckDecision.Of(answers, check) == CheckOutcome.Met;
                    Once("document." + evidence.Values[0], PlanItemKind.Document, PlanPlaces.OfDocument(evidence.Values[0]), string.Join(" or ", evidence.Values.Select(Label)), met, clause, met ? [] : [check.Rule!.Gaps]);
                    break;
                case SomeCheck some:
                    AddRecord(clause, some, check);
                    break;
                case DeviceCheck device:
                    Once("device." + Names.Of(device.Fact), PlanItemKind.Setting, StageOf(device.Fact), Title(device.Fact), CheckDecision.Of(answers, check) == CheckOutcome.Met, clause);
                    break;
                default:
                    throw new InvalidOperationException($"No rule for {check.Check.GetType().Name}.");
            }
        }

        // Each part of what a record needs is a piece of work of its own; for each kind by itself, since different people do it.
        private void AddWork(PlanClause clause, CompiledRule compiled)
        {
            var subjects = answers.Columns[compiled.Subjects];
            var level = Level(compiled.Rule.Where);
            foreach (var kind in compiled.Rule.Each.Kinds)
            {
                var here = And(subjects, answers.Graph.Live[(int)kind]);
                if (Bitset.Count(here) == 0)
                {
                    continue;
                }

                foreach (var (condition, task) in PlanTask.Of(compiled.Rule.Needs, compiled.Rule.Each))
                {
                    var id = $"work.{kind}{(level is null ? string.Empty : "-" + level)}.{task.Id}";
                    var name = (level is null ? string.Empty : level + ": ") + string.Format(CultureInfo.InvariantCulture, task.Title, kind.Definition().Plural);
                    var draft = Get(id, PlanItemKind.Work, PlanPlaces.OfRecords(kind, level, task.Verifies), Capital(name), clause);
                    draft.Take(here, answers.Columns[answers.Program.NodeOf(condition, compiled.Rule.Each)]);
                }
            }
        }

        private void AddRecord(PlanClause clause, SomeCheck some, CompiledCheck check)
        {
            var level = Level(some.Rule.Where);
            var kinds = some.Rule.Each.Kinds;
            var words = some.Rule.Where is null || level is not null ? string.Empty : " where " + ConditionText.Of(some.Rule.Where, some.Rule.Each);
            words += some.Rule.Needs is AllOf { Conditions.IsEmpty: true } ? string.Empty : " that " + ConditionText.Of(some.Rule.Needs, some.Rule.Each);
            var id = $"record.{string.Join('-', kinds)}{(level is null ? string.Empty : "-" + level)}" + (words.Length == 0 ? string.Empty : "." + PlanTask.Slug(words));
            var title = $"Record {(level is null ? string.Empty : level + ": ")}{ConditionText.Kinds(some.Rule.Each)}{words.Replace("*", string.Empty, StringComparison.Ordinal)}";
            Once(id, PlanItemKind.Record, PlanPlaces.OfRecords(kinds[0], level, verify: false), title, CheckDecision.Of(answers, check) == CheckOutcome.Met, clause);
        }

        private void Once(string id, PlanItemKind kind, PlanStage stage, string title, bool met, PlanClause clause, params ReadOnlySpan<int> at)
        {
            var draft = Get(id, kind, stage, title, clause);
            draft.Whole &= met;
            foreach (var node in at)
            {
                draft.Take(answers.Columns[node], null);
            }
        }

        private Draft Get(string id, PlanItemKind kind, PlanStage stage, string title, PlanClause clause)
        {
            id = PlanTask.Short(id);
            if (!byId.TryGetValue(id, out var draft))
            {
                draft = new Draft(id, kind, stage, title);
                byId.Add(id, draft);
                all.Add(draft);
            }

            if (!draft.Clauses.Contains(clause))
            {
                draft.Clauses.Add(clause);
            }

            return draft;
        }

        private static ulong[] And(ulong[] left, ulong[] right)
        {
            var both = new ulong[left.Length];
            for (var i = 0; i < both.Length; i++)
            {
                both[i] = left[i] & right[i];
            }

            return both;
        }

        private static string? Level(Condition? where) => where switch
        {
            FieldCondition { Field: "level", Test: FieldTest.Is, Values: [var one] } => one,
            AllOf all => all.Conditions.Select(Level).FirstOrDefault(l => l is not null),
            _ => null,
        };

        private static string Label(string code) => EvidenceKinds.All.First(k => k.Code == code).Label;

        private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

        // A statement is about what the clause's documents show.
        private static PlanStage OfStatement(Clause clause) => clause.Evidence.IsEmpty ? PlanStage.Planning : PlanPlaces.OfDocument(clause.Evidence[0]);

        private static PlanStage StageOf(DeviceFact fact) => fact switch
        {
            DeviceFact.Sbom or DeviceFact.SbomOfVersion => PlanStage.Architecture,
            DeviceFact.ClassDecided or DeviceFact.ClassesCurrent or DeviceFact.LegacyRoute => PlanStage.Risk,
            _ => PlanStage.Planning,
        };

        private static string Title(DeviceFact fact) => fact switch
        {
            DeviceFact.Classified => "Record the software safety class",
            DeviceFact.Versioned => "Set the version under review",
            DeviceFact.Sbom => "Import the software bill of materials",
            DeviceFact.SbomOfVersion => "Import the software bill of materials of the version under review",
            DeviceFact.History => "Keep the history of the records",
            DeviceFact.ClassDecided => "Decide and sign the software safety class",
            DeviceFact.ClassesCurrent => "Decide outdated safety classes again",
            DeviceFact.LegacyRoute => "Sign the choice of the legacy route",
            _ => throw new InvalidOperationException($"No words for {fact}."),
        };
    }

    private sealed class Draft(string id, PlanItemKind kind, PlanStage stage, string title)
    {
        private ulong[]? subjects;
        private ulong[]? open;

        internal bool Whole { get; set; } = true;

        internal List<PlanClause> Clauses { get; } = [];

        /// <summary>Adds records that are asked, and of them those that lack it: all, or those outside of what fulfills it.</summary>
        internal void Take(ulong[] asked, ulong[]? fulfilled)
        {
            subjects ??= new ulong[asked.Length];
            open ??= new ulong[asked.Length];
            for (var i = 0; i < asked.Length; i++)
            {
                subjects[i] |= asked[i];
                open[i] |= fulfilled is null ? asked[i] : asked[i] & ~fulfilled[i];
            }
        }

        internal PlanItem Build(Answers answers)
        {
            var work = kind == PlanItemKind.Work;
            var left = open is null ? 0 : Bitset.Count(open);
            var of = work ? Bitset.Count(subjects!) : 1;
            return new PlanItem
            {
                Id = id,
                Kind = kind,
                Stage = stage,
                Title = title,
                Done = work ? of - left : Whole ? 1 : 0,
                Of = of,
                Clauses = [.. Clauses],
                Open = left == 0 || (!work && Whole) ? [] : new LazyList<RecordId>(() => KeyOrder.Of(answers.Model, open!).Select(o => answers.Model.Records[o].Id), left),
            };
        }
    }
}
