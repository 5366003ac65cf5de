using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>
/// Decides whether a release may be fixed: every standard that the device's gate asks must be without gaps, or each gap carries a signed
/// deviation for this release that is in date; each known anomaly must be evaluated. Pure.
/// </summary>
public static class ReleaseDecision
{
    private const string Step = "release";

    /// <summary>The device as it is once the release is signed: what a baseline fixes. The same model when it is signed already.</summary>
    /// <param name="model">The device now.</param>
    /// <param name="id">The release.</param>
    /// <param name="signer">Who signs, or would.</param>
    /// <param name="time">Moment of the signature.</param>
    public static Result<DeviceModel> AsSigned(DeviceModel model, RecordId id, SignerProof signer, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(signer);
        if (id.Kind != RecordKind.REL || !model.TryGet(id, out var record))
        {
            return new Problem("release.notFound", $"There is no release {id} in {model.Device.Key}.", ProblemKind.NotFound);
        }

        if (record.IsApproved || record.IsRetired)
        {
            return model;
        }

        var to = id.Kind.Definition().Lifecycle.FindTransition(Step)!.To;
        var signed = new RecordSigned(id, record.Revision, record.ContentHash, signer.PrintedName, SignatureMeaning.Release, signer.Proof, Step, record.State.Name, to);
        return model.After([(signed, new EventContext(model.Position, time, signer.UserName, null))]);
    }

    /// <summary>What stands in the way of a release.</summary>
    /// <param name="now">The device now.</param>
    /// <param name="id">The release; must be there.</param>
    /// <param name="signed">The device with the release signed (<see cref="AsSigned"/>), evaluated by the standards it asks.</param>
    public static ReleaseReview Review(DeviceModel now, RecordId id, Evaluation signed)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(signed);
        var record = now.Get(id) ?? throw new ArgumentException($"There is no {id}.", nameof(id));
        var obstacles = ImmutableArray.CreateBuilder<Obstacle>();
        var carried = ImmutableArray.CreateBuilder<CarriedGap>();
        obstacles.AddRange(OfRecord(now, record));
        obstacles.AddRange(StandardLibrary.AskedOf(now).Where(s => signed.Book.Find(s) is null).Select(s => new Obstacle("release.standard", "is asked of this device and not installed", s)));
        var gates = signed.CheckAll();
        foreach (var gate in gates)
        {
            foreach (var clause in gate.Clauses.Where(c => c.Status == ClauseStatus.Gap))
            {
                foreach (var gap in clause.Gaps)
                {
                    Judge(gate.Standard, clause.Id, gap);
                }
            }
        }

        var anomalies = KnownAnomalies.Of(signed.Model);
        var asked = gates.FirstOrDefault(g => g.Standard == StandardLibrary.Default)?.Clauses.FirstOrDefault(c => c.Id == KnownAnomalies.Clause)?.Gaps.Select(g => g.Record).ToHashSet() ?? [];

        // Class A need only list them (5.8.3 is asked of B and C); what the gate has said already is not said twice.
        foreach (var gap in anomalies.Select(a => a.Gap).OfType<ClauseGap>().Where(g => signed.Model.Device.EffectiveClass != "A" && !asked.Contains(g.Record)))
        {
            Judge(StandardLibrary.Default, KnownAnomalies.Clause, gap);
        }

        return new ReleaseReview
        {
            Release = record,
            Model = signed.Model,
            Day = signed.Today,
            Gates = gates,
            Anomalies = anomalies,
            Carried = carried.ToImmutable(),
            Obstacles = obstacles.ToImmutable(),
        };

        void Judge(string standard, string clause, ClauseGap gap)
        {
            if (Carrying(signed.Model, standard, clause, gap, id, signed.Today) is { } deviation)
            {
                carried.Add(new CarriedGap(standard, clause, gap, deviation));
            }
            else
            {
                obstacles.Add(new Obstacle("release.gap", gap.Why, standard, clause, gap.Record));
            }
        }
    }

    /// <summary>The deviation that carries a gap for a release on a day: one about its record, else one about its clause; null when none does.</summary>
    public static Standing<GapDeviated>? Carrying(DeviceModel model, string standard, string clause, ClauseGap gap, RecordId release, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(gap);
        return new[] { gap.Record, null }.Distinct()
            .Select(r => model.Standing<GapDeviated>(GapDeviated.SubjectOf(standard, clause, r, release)))
            .FirstOrDefault(d => d is not null && d.What.Carries(gap, day));
    }

    /// <summary>The events that sign the release, where it is not signed yet, and fix it; or everything that stands in the way.</summary>
    /// <param name="review">The review of the model that is written to.</param>
    /// <param name="now">The device now.</param>
    /// <param name="signer">Who signs; must not be the author of the release record's revision.</param>
    /// <param name="reason">Reason given, if any.</param>
    /// <param name="rules">Book that the review was made with.</param>
    /// <param name="product">Version of Suture.</param>
    public static Result<ImmutableArray<DeviceEvent>> Decide(ReleaseReview review, DeviceModel now, SignerProof signer, string? reason, RuleBook rules, string product)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(rules);
        var record = review.Release;
        if (!review.Ready)
        {
            return review.Obstacles.Select(o => o.ToProblem()).ToImmutableArray();
        }

        if (string.Equals(RecordDecisions.AuthorOf(record), signer.UserName, StringComparison.Ordinal))
        {
            return RecordProblems.OwnWork(record, signer.UserName);
        }

        var baseline = BaselineOf(review, signer, rules, product);
        return record.IsApproved
            ? ImmutableArray.Create<DeviceEvent>(baseline)
            : RecordDecisions.Move(now, record.Id, record.Version, Step, reason, signer).Map(signed => ImmutableArray.Create(signed, baseline));
    }

    private static IEnumerable<Obstacle> OfRecord(DeviceModel model, Record record)
    {
        if (model.Standing<ReleaseBaselined>(record.Id.ToString()) is { } done)
        {
            yield return new Obstacle("release.baselined", $"was fixed as a baseline by {done.What.PrintedName}; what came later needs a new release record", Record: record.Id);
        }

        if (record.IsRetired)
        {
            yield return new Obstacle("release.withdrawn", "is withdrawn", Record: record.Id);
        }
        else if (record.State.Class == StateClass.Open)
        {
            yield return new Obstacle("release.draft", "is a draft; submit it for review first", Record: record.Id);
        }

        if (RecordDecisions.Missing(record).Select(f => f.Label).ToList() is { Count: > 0 } missing)
        {
            yield return new Obstacle("release.incomplete", $"is not complete: {string.Join(", ", missing)}", Record: record.Id);
        }

        if (model.Device.Version is not { } version)
        {
            yield return new Obstacle("release.version", "no version under review is set, so evidence of any version would count");
        }
        else if (DocumentKinds.ReleaseVersion.In(record.Fields) is { } named && !string.Equals(named, version, StringComparison.Ordinal))
        {
            yield return new Obstacle("release.version", $"is version {named}, and the version under review is {version}", Record: record.Id);
        }
    }

    private static ReleaseBaselined BaselineOf(ReleaseReview review, SignerProof signer, RuleBook rules, string product)
    {
        var (record, model) = (review.Release, review.Model);
        var version = DocumentKinds.ReleaseVersion.In(record.Fields)!;
        return new ReleaseBaselined
        {
            Release = record.Id,
            Revision = record.Revision,
            ContentHash = record.ContentHash,
            Version = version,
            Position = model.Position,
            Day = review.Day,
            Records = RecordSet.Of(model),
            Sboms = [.. model.Sboms.Select(s => s.What).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => new FixedSbom(s.Name, s.FileName, s.FileHash, s.Components, s.SubjectVersion))],
            Tests = TestEvidence.Counts(TestEvidence.Outcomes(model, version).Values),
            Runs = TestEvidence.Runs(model, version),
            Build = DocumentKinds.ReleaseBuild.In(record.Fields)!,
            Procedure = DocumentKinds.ReleaseProcedure.In(record.Fields)!,
            Archive = DocumentKinds.ReleaseArchive.In(record.Fields),
            Anomalies = [.. review.Anomalies.Select(a => a.Fixed)],
            RulesHash = rules.RulesHash,
            Gates = [.. review.Gates.Select(g => new FixedGate(g.Standard, g.Edition, rules.Find(g.Standard)!.TextHash, g.Summary.Met, g.Summary.Gap, g.Summary.Attested, g.Summary.NotApplicable))],
            Deviations = [.. review.Carried.Select(c => c.Deviation.What.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Product = product,
            PrintedName = signer.PrintedName,
            Proof = signer.Proof,
        };
    }
}
