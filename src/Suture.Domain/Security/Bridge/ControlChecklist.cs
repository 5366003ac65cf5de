using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Security.Risks;
using Suture.Domain.Standards;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Security.Bridge;

/// <summary>How a recommendation stands.</summary>
public enum RecommendationStatus
{
    /// <summary>An approved control answers it, with a test that passes on the version under review.</summary>
    Answered,

    /// <summary>A control says that it answers it, and does not show it yet.</summary>
    NotShown,

    /// <summary>Nothing answers it.</summary>
    Open,

    /// <summary>A person signed that it does not apply, and why.</summary>
    SetAside,
}

/// <summary>A control that says that it answers a recommendation.</summary>
/// <param name="Control">The control.</param>
/// <param name="Title">Its title.</param>
/// <param name="Requirements">What implements it.</param>
/// <param name="Tests">Test cases of it and of what implements it, with whether each passes.</param>
/// <param name="Shown">It is approved, and tested on the version under review.</param>
/// <param name="Missing">What is missing, or null.</param>
public sealed record RecommendationControl(RecordId Control, string Title, ImmutableArray<RecordId> Requirements, ImmutableArray<(RecordId Test, bool Passes)> Tests, bool Shown, string? Missing);

/// <summary>One recommendation of FDA premarket Appendix 1.</summary>
/// <param name="Code">Id in the catalog fda_premarket: <c>CT-A1</c>.</param>
/// <param name="Title">In a few words of ours.</param>
/// <param name="Ask">What is to be shown, in our own words; null when the catalog is not there.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Controls">Controls that name it, by key.</param>
/// <param name="SetAside">The signed statement that it does not apply, while that is in date.</param>
public sealed record Recommendation(string Code, string Title, string? Ask, RecommendationStatus Status, ImmutableArray<RecommendationControl> Controls, Attestation? SetAside);

/// <summary>One of the eight categories of security controls.</summary>
/// <param name="Code">Code in the field of controls: <c>authentication</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Recommendations">In the order of the appendix.</param>
/// <param name="Unnamed">Controls of the category that name no recommendation.</param>
public sealed record ControlCategory(string Code, string Title, ImmutableArray<Recommendation> Recommendations, ImmutableArray<RecordId> Unnamed)
{
    public int Count(RecommendationStatus status) => Recommendations.Count(r => r.Status == status);
}

/// <summary>FDA's eight categories of security controls with their recommendations as a checklist (premarket, Appendix 1).</summary>
public sealed record ControlChecklist(string Device, long Position, ImmutableArray<ControlCategory> Categories)
{
    private const string Standard = "fda_premarket";

    public int Count(RecommendationStatus status) => Categories.Sum(c => c.Count(status));

    internal static ControlChecklist Of(Answers answers, SecurityRiskProgram program, Catalog? catalog)
    {
        var walk = new Walk(answers);
        var controls = walk.All(RC).ToList();
        var named = controls.SelectMany(c => Named(answers, c).Select(code => (Code: code, Control: c))).ToLookup(c => c.Code, c => c.Control, StringComparer.Ordinal);
        var categories = SafetyKinds.ControlCategory.Choices.Select((category, i) => new ControlCategory(
            category.Code,
            category.Label,
            [.. ControlRecommendations.All.Where(r => r.Code[3] == 'A' + i).Select(r => Judge(answers, program, walk, catalog, r, named[r.Code]))],
            [.. controls.Where(c => SafetyKinds.ControlCategory.In(answers.Model.Records[c].Fields) == category.Code && !Named(answers, c).Any()).Select(c => answers.Model.Records[c].Id)]));
        return new ControlChecklist(answers.Model.Device.Key, answers.Model.Position, [.. categories]);
    }

    private static IEnumerable<string> Named(Answers answers, int control) => SafetyKinds.ControlRecommendations.In(answers.Model.Records[control].Fields) is { IsDefaultOrEmpty: false } codes ? codes : [];

    private static Recommendation Judge(Answers answers, SecurityRiskProgram program, Walk walk, Catalog? catalog, Records.Fields.FieldChoice choice, IEnumerable<int> named)
    {
        var controls = named.Select(c => Control(answers, program, walk, c)).ToImmutableArray();
        var statement = answers.Model.Attestations.GetValueOrDefault((Standard, choice.Code)) is { What.Kind: AttestationKind.NotApplicable } s && (s.What.ReviewBy is not { } by || by >= answers.Today) ? s : null;
        var status = controls.Any(c => c.Shown) ? RecommendationStatus.Answered
            : statement is not null ? RecommendationStatus.SetAside
            : controls.IsEmpty ? RecommendationStatus.Open
            : RecommendationStatus.NotShown;
        return new Recommendation(choice.Code, choice.Label, catalog?.Clauses.FirstOrDefault(c => c.Id == choice.Code)?.Ask, status, controls, statement);
    }

    private static RecommendationControl Control(Answers answers, SecurityRiskProgram program, Walk walk, int control)
    {
        var record = answers.Model.Records[control];
        var requirements = walk.In(control, Walk.Types(LinkType.Implements), KindSet.Of(SRS, SYS));
        var tests = requirements.Append(new Reached(control, false)).SelectMany(r => walk.In(r.Ordinal, Walk.Types(LinkType.Verifies), KindSet.Of(TC))).DistinctBy(t => t.Ordinal)
            .Select(t => (answers.Model.Records[t.Ordinal].Id, walk.Result(t.Ordinal).Result == "passed")).OrderBy(t => t.Id).ToImmutableArray();
        var tested = program.IsTested(answers, control);
        var missing = !record.IsApproved ? "its approval"
            : tested ? null
            : requirements.Count == 0 && tests.IsEmpty ? "a requirement that implements it, with a test that passes"
            : "a test that passes on the version under review, for each of its requirements";
        return new RecommendationControl(record.Id, record.Title, [.. requirements.Select(r => answers.Model.Records[r.Ordinal].Id)], tests, record.IsApproved && tested, missing);
    }
}
