using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Records.Commands;

/// <summary>Why a write to records is refused, each in one place.</summary>
public static class RecordProblems
{
    public static Problem NoRecord(string key, SourcePlace? place = null) =>
        At(new("record.notFound", $"There is no record {key} in this device.", ProblemKind.NotFound), place);

    public static Problem BadKey(string key, SourcePlace? place = null) =>
        At(new("record.key", $"'{key}' is not a record key; expected a kind and a number like SRS-12."), place);

    public static Problem OtherDevice(string named, string here) =>
        new("record.device", $"The key names the device {named}; this is {here}.", ProblemKind.Conflict, Path: "key");

    public static Problem NoTitle(SourcePlace? place = null) =>
        At(new("record.title.missing", "A record needs a title of one line.", Path: "title"), place);

    public static Problem LongTitle(int length, SourcePlace? place = null) =>
        At(new("record.title.long", $"The title has {length} characters; at most {RecordDecisions.MaxTitle} are allowed. Put the rest in the text.", Path: "title"), place);

    public static Problem NulCharacter(string part, SourcePlace? place = null) =>
        At(new("record.nul", $"'{part}' has a NUL character (U+0000), which no text can hold.", Path: part), place);

    public static Problem LongText(SourcePlace? place = null) =>
        At(new("record.text.long", $"The text is longer than {RecordDecisions.MaxText:N0} characters. Keep long documents as files.", Path: "text"), place);

    public static Problem Exists(RecordId id, SourcePlace? place = null) =>
        At(new("record.exists", $"There is a record {id} already.", ProblemKind.Conflict), place);

    public static Problem AliasTaken(string alias, RecordId by, SourcePlace? place = null) =>
        At(new("record.alias.taken", $"The alias '{alias}' belongs to {by}.", ProblemKind.Conflict, Path: "alias"), place);

    public static Problem Stale(Record record, long expected) =>
        new("record.stale", $"{record.Id} was changed by {record.ChangedBy} since you read it (version {expected}, now {record.Version}). Read it again and repeat your change.", ProblemKind.Stale);

    public static Problem NeedsReason(RecordId id, string what) =>
        new("record.reason.missing", $"{what} {id} needs a reason.", Path: "reason");

    public static Problem NoState(RecordKind kind, string state, SourcePlace? place = null) =>
        At(new("record.state.unknown", $"{kind} has no state '{state}'; it has {string.Join(", ", kind.Definition().Lifecycle.States.Select(s => s.Name))}.", Path: "state"), place);

    public static Problem NoTransition(Record record, string transition) =>
        new("record.transition.unknown", $"{record.Id} is {record.State.Label.ToLowerInvariant()}; from there it can: {Steps(record)}. '{transition}' is not one of them.", ProblemKind.Conflict);

    public static Problem Incomplete(Record record, IEnumerable<Field> missing) =>
        new("record.incomplete", $"{record.Id} can not go on before these are filled: {string.Join(", ", missing.Select(f => f.Label))}.", ProblemKind.Conflict);

    public static Problem NeedsSignature(Record record, Transition transition) =>
        new("record.signature.missing", $"'{transition.Label}' of {record.Id} needs a signature.", ProblemKind.Conflict);

    public static Problem OwnWork(Record record, string signer) =>
        new("signature.ownWork", $"{signer} wrote revision {record.Revision} of {record.Id} and can not approve it: author and approver must differ.", ProblemKind.Conflict);

    public static Problem InReview(Record record) =>
        new("record.inReview", $"{record.Id} is in review. Return it to draft before you change it.", ProblemKind.Conflict);

    public static Problem Retired(Record record) =>
        new("record.retired", $"{record.Id} is {record.State.Label.ToLowerInvariant()}. Reinstate it before you change it.", ProblemKind.Conflict);

    public static Problem LinkNotAllowed(LinkType type, RecordId from, RecordId to, SourcePlace? place = null)
    {
        var rule = LinkRules.Of(type);
        return At(
            new("link.pair", $"{from.Kind} can not be linked to {to.Kind} by '{rule.Name}'; it joins {string.Join("|", rule.From)} to {(rule.To.Length > 20 ? "any kind" : string.Join("|", rule.To))}.", ProblemKind.Conflict),
            place);
    }

    public static Problem LinkToItself(RecordId id, SourcePlace? place = null) =>
        At(new("link.itself", $"{id} can not be linked to itself.", ProblemKind.Conflict), place);

    public static Problem LinkExists(LinkId id) => new("link.exists", $"There is a link {id} already.", ProblemKind.Conflict);

    public static Problem NoLink(LinkId id) => new("link.notFound", $"There is no link {id}.", ProblemKind.NotFound);

    public static Problem UnknownTarget(RecordId from, LinkDraft link) =>
        At(new("link.target.unknown", $"{from} {LinkRules.Name(link.Type)} '{link.Target}', and neither the device nor this import has a record with that key or alias."), link.Place);

    internal static Problem At(Problem problem, SourcePlace? place) =>
        place is null ? problem : problem with { File = place.File, Line = place.Line, Path = place.Path ?? problem.Path };

    private static string Steps(Record record) =>
        string.Join(", ", record.Id.Kind.Definition().Lifecycle.From(record.State.Name).Select(t => t.Name)) is { Length: > 0 } steps ? steps : "nothing";
}
