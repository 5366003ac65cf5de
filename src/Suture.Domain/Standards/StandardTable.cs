using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Standards;

/// <summary>A catalog as a Markdown table: each clause, its classes, and how it is decided, in words made from its checks.</summary>
public static class StandardTable
{
    public static string Markdown(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var text = new StringBuilder();
        text.Append("# ").Append(catalog.Edition).Append(": how each clause is decided\n\n");
        text.Append("Made from `src/Suture.Domain/Standards/Catalogs/").Append(catalog.File).Append("` by a test; do not edit. Regenerate with `UPDATE_GOLDEN=1`.\n");
        text.Append("Words in *italics* are facts, defined in that file or in `src/Suture.Domain/Tracing/Rules/facts.yaml`. All words are ours; they do not replace the standard.\n\n");
        foreach (var group in catalog.Clauses.GroupBy(c => c.DecidedBy).OrderBy(g => g.Key))
        {
            text.Append("- ").Append(group.Key.ToString().ToLowerInvariant()).Append(": ").Append(group.Count()).Append(" of ").Append(catalog.Clauses.Length).Append(" clauses\n");
        }

        // Where no clause asks by class, the column says under what a clause stands.
        var byClass = catalog.Clauses.Any(c => c.Classes != 7 || c.OfItems);
        text.Append("\n| Clause | Title | ").Append(byClass ? "Classes" : "Group").Append(" | Decided | How |\n|---|---|---|---|---|\n");
        foreach (var clause in catalog.Clauses)
        {
            text.Append("| ").Append(clause.Id).Append(" | ").Append(clause.Title).Append(" | ").Append(byClass ? clause.ClassLetters : clause.Group).Append(clause.OfItems ? ", by item" : "")
                .Append(" | ").Append(clause.DecidedBy.ToString().ToLowerInvariant()).Append(" | ").Append(How(clause)).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>All catalogs in one table: what they are, and how many of their clauses are decided how.</summary>
    public static string Overview(IEnumerable<Catalog> catalogs)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        var text = new StringBuilder();
        text.Append("# Standards and how their clauses are decided\n\n");
        text.Append("Made from the files in `src/Suture.Domain/Standards/Catalogs` by a test; do not edit. Regenerate with `UPDATE_GOLDEN=1`.\n");
        text.Append("Computed: by checks over the records alone. Both: by checks and a signed statement. Attested: by a signed statement alone. The id leads to the table of clauses.\n\n");
        text.Append("| Id | Title | Edition | Standing | Markets | Clauses | Computed | Attested | Both |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var c in catalogs)
        {
            text.Append("| [").Append(c.Id).Append("](standards-").Append(c.Id).Append(".md) | ").Append(c.Title).Append(c.Subject == CatalogSubject.Installation ? " (asked of the installation)" : "").Append(" | ").Append(c.Edition).Append(" | ").Append(c.Status)
                .Append(" | ").AppendJoin(", ", c.Markets.Select(Names.Of)).Append(" | ").Append(c.Clauses.Length).Append(" | ").AppendJoin(" | ", Enum.GetValues<DecidedBy>().Select(d => c.Clauses.Count(k => k.DecidedBy == d))).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>How a clause is decided, in sentences.</summary>
    public static string How(Clause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        var parts = clause.Applies.Select(a => $"Applies when there is {ConditionText.One(Some(a))}.")
            .Concat(clause.Checks.Select(c => Words(c) + "."))
            .Concat(clause.Statement is null ? [] : [$"A signed statement: {clause.Statement}."]);
        return string.Join(" ", parts);
    }

    private static string Words(Check check) => check switch
    {
        EachCheck each => $"Each {ConditionText.Kinds(each.Rule.Each)}{Where(each.Rule)}: {ConditionText.Of(each.Rule.Needs, each.Rule.Each)}",
        SomeCheck some => $"There is {ConditionText.One(Some(some))}",
        DeviceCheck device => device.Fact switch
        {
            DeviceFact.Classified => "A safety class is recorded for the device",
            DeviceFact.Versioned => "A version under review is set",
            DeviceFact.Sbom => "An SBOM was taken in",
            DeviceFact.SbomOfVersion => "An SBOM of the version under review was taken in",
            DeviceFact.History => "The ledger holds the history of every record",
            DeviceFact.ClassDecided => "The safety class of the software was decided and signed",
            DeviceFact.ClassesCurrent => "No signed safety class has been left behind by the records",
            DeviceFact.LegacyRoute => "The legacy route was taken by signature",
            _ => throw new InvalidOperationException($"No words for {device.Fact}."),
        },
        InstallationCheck installation => installation.Fact switch
        {
            InstallationFact.LedgerIntact => "The whole ledger, computed anew, fits",
            InstallationFact.AuditTrail => "Every change is an entry with time, person and content",
            InstallationFact.CheckpointsRecent => "Each stream has a signed checkpoint of the last two days",
            InstallationFact.Exportable => "Records, trail and signatures can be copied out whole",
            InstallationFact.StepsOrdered => "Steps of records happen only in the order of their lifecycles",
            InstallationFact.AuthorityChecked => "Every operation asks for a permission on the server",
            InstallationFact.AccountsPersonal => "Every account is one person's; user names are never used again",
            InstallationFact.AdministratorsDoNotSign => "No account in use is both administrator and signer",
            InstallationFact.SecondFactors => "Each person who may sign has a second factor",
            InstallationFact.SignaturesComplete => "Every signature shows printed name, time and meaning",
            InstallationFact.SignaturesBound => "Every signature names the content hash of the revision signed",
            InstallationFact.Lockout => "Accounts are locked after failed attempts, and that is recorded",
            InstallationFact.SessionsEnd => "Sessions end by themselves",
            InstallationFact.TokensLimited => "Each token has an owner and an end, and can not sign",
            InstallationFact.Encrypted => "What is sent is encrypted, or does not leave the machine",
            _ => throw new InvalidOperationException($"No words for {installation.Fact}."),
        },
        AnyCheck any => string.Join("; or: ", any.Checks.Select(Words)) + (any.IfFirst ? " (asked where the first of these has something to ask)" : ""),
        _ => throw new InvalidOperationException($"No words for {check.GetType().Name}."),
    };

    private static string Some(SomeCheck check)
    {
        if (check.Rule.Where is FieldCondition { Field: "evidence" } evidence)
        {
            var names = string.Join(" or ", evidence.Values.Select(v => EvidenceKinds.All.First(k => k.Code == v).Label is var label && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label));
            var point = check.Rule.Needs is AllOf all ? all.Conditions.OfType<RowsCondition>().Select(r => r.Where?.Words[0]).FirstOrDefault() : null;
            return check.Rule.Needs is AllOf { Conditions.IsEmpty: true } ? $"document that shows: {names}" : $"document, approved and in date, that shows: {names}" + (point is null ? "" : $"; it says on which page it answers {point}");
        }

        var needs = check.Rule.Needs is AllOf { Conditions.IsEmpty: true } ? "" : " that " + ConditionText.Of(check.Rule.Needs, check.Rule.Each);
        return (check.AtLeast > 1 ? $"number (at least {check.AtLeast}) of " : "") + ConditionText.Kinds(check.Rule.Each) + Where(check.Rule) + needs;
    }

    private static string Where(Rule rule) => rule.Where is null ? "" : $" ({ConditionText.Of(rule.Where, rule.Each)})";
}
