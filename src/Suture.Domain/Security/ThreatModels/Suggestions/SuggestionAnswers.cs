using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Security.ThreatModels.Suggestions;

/// <summary>Recognizes suggestions that were answered before: taken as a threat record, or set aside. Pure.</summary>
public static class SuggestionAnswers
{
    /// <summary>The suggestions for a threat model record, each with what became of it. Problems: those of <see cref="DiagramTables.Read"/> and <see cref="DiagramCheck"/>.</summary>
    public static Result<ImmutableArray<AnsweredSuggestion>> Of(DeviceModel model, Record threatModel, ThreatLibrary library)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(threatModel);
        return DiagramTables.Read(threatModel.Fields).Then<ImmutableArray<AnsweredSuggestion>>(diagram =>
            DiagramCheck.Problems(diagram) is { IsEmpty: false } problems ? problems : Of(Suggester.Suggest(diagram, library), ThreatsOf(model, threatModel), SetAside(threatModel.Fields)));
    }

    /// <param name="suggestions">From <see cref="Suggester"/>.</param>
    /// <param name="threats">Threats of the same model that are not retired.</param>
    /// <param name="setAside">Reasons by key.</param>
    public static ImmutableArray<AnsweredSuggestion> Of(ImmutableArray<ThreatSuggestion> suggestions, IReadOnlyCollection<KnownThreat> threats, IReadOnlyDictionary<string, string> setAside)
    {
        ArgumentNullException.ThrowIfNull(setAside);
        var byKey = threats.Where(t => t.Suggestion is not null).ToLookup(t => t.Suggestion!, t => t.Id, StringComparer.Ordinal);
        var byPlace = threats.Where(t => t.Element is not null && t.Stride is not null).ToLookup(t => (t.Element!, t.Stride!), t => t.Id);
        return [.. suggestions.Select(Answer)];

        AnsweredSuggestion Answer(ThreatSuggestion suggestion)
        {
            if (byKey[suggestion.Key].ToImmutableArray() is { IsEmpty: false } taken)
            {
                return new(suggestion, SuggestionState.Accepted, taken, null);
            }

            if (setAside.TryGetValue(suggestion.Key, out var reason))
            {
                return new(suggestion, SuggestionState.SetAside, [], reason);
            }

            var similar = suggestion.Strides.SelectMany(s => byPlace[(suggestion.Place, s.Code())]).Distinct().Order().ToImmutableArray();
            return new(suggestion, similar.IsEmpty ? SuggestionState.Open : SuggestionState.Similar, similar, null);
        }
    }

    /// <summary>A draft of the threat record that takes a suggestion up. The person who takes it up changes what does not fit; the key keeps it recognized.</summary>
    /// <param name="threatModel">Key or alias of the TM record it becomes part of.</param>
    public static RecordDraft Draft(ThreatSuggestion suggestion, string threatModel)
    {
        ArgumentNullException.ThrowIfNull(suggestion);
        var fields = new FieldValues.Builder(RecordKind.THR.Definition());
        fields.Set(SecurityKinds.ThreatStride, suggestion.Strides[0].Code());
        fields.Set(SecurityKinds.ThreatElement, suggestion.Place);
        fields.Set(SecurityKinds.ThreatSuggestion, suggestion.Key);
        var text = suggestion.Ask;
        if (suggestion.Threat is { } threat)
        {
            fields.Set(SecurityKinds.ThreatPhase, threat.Phase);
            fields.Set(SecurityKinds.ThreatCwe, threat.Cwes);
            fields.Set(SecurityKinds.ThreatMultiPatient, threat.MultiPatient ? true : null);
            text += $"\n\nPossible effect: {threat.Effect}.";
        }

        return new RecordDraft
        {
            Kind = RecordKind.THR,
            Title = suggestion.Title,
            Text = text,
            Fields = fields.Build(),
            Links = [new LinkDraft(LinkType.PartOf, threatModel)],
            LinkTypes = [LinkType.PartOf],
            Place = new SourcePlace(null),
        };
    }

    private static List<KnownThreat> ThreatsOf(DeviceModel model, Record threatModel) =>
    [
        .. model.InLinks[model.Find(threatModel.Id)].Select(model.IdOf).Where(l => l.Type == LinkType.PartOf && l.From.Kind == RecordKind.THR)
            .Select(l => model.Get(l.From)).OfType<Record>().Where(r => !r.IsRetired)
            .Select(r => new KnownThreat(r.Id, SecurityKinds.ThreatSuggestion.In(r.Fields), SecurityKinds.ThreatElement.In(r.Fields), SecurityKinds.ThreatStride.In(r.Fields))),
    ];

    private static Dictionary<string, string> SetAside(FieldValues body)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (SecurityKinds.ModelSetAside.In(body) is { IsDefaultOrEmpty: false } rows)
        {
            foreach (var cells in rows.Select(r => new TableCells(SecurityKinds.ModelSetAside, r)))
            {
                // Without a reason it is not answered.
                if (cells.Find("suggestion") is { } key && cells.Find("reason") is { } reason)
                {
                    reasons[key] = reason;
                }
            }
        }

        return reasons;
    }
}
