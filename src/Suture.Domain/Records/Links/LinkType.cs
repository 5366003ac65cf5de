namespace Suture.Domain.Records.Links;

/// <summary>The typed links between records. A member's name in camelCase is the name in files and JSON.</summary>
public enum LinkType : byte
{
    DerivesFrom = 1,
    Satisfies,
    AllocatedTo,
    PartOf,
    Implements,
    Verifies,
    LeadsTo,
    ResultsIn,
    ContributesTo,
    ArisesIn,
    Mitigates,
    Targets,
    Affects,
    Resolves,
    Includes,
}

/// <summary>A link's identity: nothing can be linked twice in the same way.</summary>
public readonly record struct LinkId(RecordId From, LinkType Type, RecordId To)
{
    public override string ToString() => $"{From} {LinkRules.Name(Type)} {To}";
}
