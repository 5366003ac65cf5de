using System.Collections.Immutable;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Language;
using Suture.Ledger;

namespace Suture.Domain.Standards;

/// <summary>A standard as data: its clauses in our own words, and the checks that decide them.</summary>
/// <param name="Id">Short name for commands and attestations: <c>iec62304</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Edition">Which edition the clauses are of.</param>
/// <param name="Clauses">In the order of the standard; none left out.</param>
/// <param name="File">File it was read from.</param>
public sealed record Catalog(string Id, string Title, string Edition, ImmutableArray<Clause> Clauses, string File)
{
    /// <summary>Whether the edition is in force, a draft or superseded, and since when, in words; null when not said.</summary>
    public string? Status { get; init; }

    /// <summary>Markets whose authorities ask for it; empty when it belongs to none of them in particular.</summary>
    public ImmutableArray<Market> Markets { get; init; } = [];

    /// <summary>Clauses that the legacy route stands in place of; null where the standard has no such route.</summary>
    public LegacyClauses? Legacy { get; init; }

    /// <summary>What it is asked of: a device's records, or the installation of Suture itself.</summary>
    public CatalogSubject Subject { get; init; }

    /// <summary>SHA-256 of the file it was read from, line ends as LF: which rules a baseline was judged by.</summary>
    public Hash32 TextHash { get; init; }

    public Clause? Find(string clause) => Clauses.FirstOrDefault(c => string.Equals(c.Id, clause, StringComparison.Ordinal));
}

/// <summary>Clauses that need not be shown once the legacy route is taken (IEC 62304 4.4.1).</summary>
/// <param name="Replaces">Numbers of chapters or clauses; each with all below it.</param>
/// <param name="Keeps">Clauses among them that the route itself asks for.</param>
public sealed record LegacyClauses(ImmutableArray<string> Replaces, ImmutableArray<string> Keeps)
{
    public bool Replace(string clause) => Replaces.Any(c => Within(clause, c)) && !Keeps.Any(c => Within(clause, c));

    private static bool Within(string clause, string chapter) => clause.StartsWith(chapter, StringComparison.Ordinal) && (clause.Length == chapter.Length || clause[chapter.Length] == '.');
}

/// <summary>What a catalog's clauses are asked of.</summary>
public enum CatalogSubject
{
    /// <summary>The records of a device.</summary>
    Device,

    /// <summary>The installation of Suture: its settings and its ledger.</summary>
    Installation,
}

/// <summary>One clause and how it is decided.</summary>
public sealed record Clause
{
    /// <summary>Number in the standard: <c>5.3.3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A few words of ours.</summary>
    public required string Title { get; init; }

    /// <summary>Heading that it stands under, where the catalog has headings; else null.</summary>
    public string? Group { get; init; }

    /// <summary>What must be shown, in our own words.</summary>
    public required string Ask { get; init; }

    /// <summary>Safety classes that ask for it, a bit for each: 1 A, 2 B, 4 C; 7 where class does not matter.</summary>
    public required int Classes { get; init; }

    /// <summary>Codes of the documents that usually show it (<see cref="Records.Kinds.EvidenceKinds"/>).</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Its points, in our own words.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>Asked of each software item and component by its own inherited class, not of the device by its class.</summary>
    public bool OfItems { get; init; }

    /// <summary>What there must be for the clause to apply at all; where it is missing, its words say why the clause does not apply.</summary>
    public ImmutableArray<SomeCheck> Applies { get; init; } = [];

    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>What a signed statement must say, where one is needed; else null.</summary>
    public string? Statement { get; init; }

    /// <summary>Something a reader should know; else null.</summary>
    public string? Note { get; init; }

    public int Line { get; init; }

    public DecidedBy DecidedBy => Checks.IsEmpty ? DecidedBy.Attested : Statement is null ? DecidedBy.Computed : DecidedBy.Both;

    /// <summary>The class letters: <c>BC</c>.</summary>
    public string ClassLetters => ((Classes & 1) != 0 ? "A" : "") + ((Classes & 2) != 0 ? "B" : "") + ((Classes & 4) != 0 ? "C" : "");
}

/// <summary>One question of a clause.</summary>
public abstract record Check
{
    private protected Check()
    {
    }
}

/// <summary>Each record of some kinds needs something; where there is none, there is nothing to apply it to.</summary>
/// <param name="Rule">What each needs, and what is missing otherwise.</param>
/// <param name="None">Why the check says nothing when no record is asked.</param>
/// <param name="Shows">Which linked records are the evidence; null when the records themselves are.</param>
public sealed record EachCheck(Rule Rule, string None, Linked? Shows) : Check;

/// <summary>There is a record of some kinds that fulfills a condition.</summary>
/// <param name="Rule">Candidates (<c>each</c>, <c>where</c>), what one of them needs, and what the others lack.</param>
/// <param name="AtLeast">How many must fulfill it.</param>
/// <param name="Missing">What is missing when there is no candidate.</param>
public sealed record SomeCheck(Rule Rule, int AtLeast, string Missing) : Check;

/// <summary>What can be asked of the device as a whole.</summary>
public enum DeviceFact
{
    /// <summary>A safety class is recorded.</summary>
    Classified,

    /// <summary>A version under review is set.</summary>
    Versioned,

    /// <summary>An SBOM was taken in.</summary>
    Sbom,

    /// <summary>An SBOM that was taken in describes the version under review.</summary>
    SbomOfVersion,

    /// <summary>The ledger holds the history of its records.</summary>
    History,

    /// <summary>The safety class of the software was decided and signed.</summary>
    ClassDecided,

    /// <summary>No signed safety class has been left behind by the records.</summary>
    ClassesCurrent,

    /// <summary>The legacy route was taken by signature.</summary>
    LegacyRoute,
}

/// <summary>A question to the device as a whole.</summary>
public sealed record DeviceCheck(DeviceFact Fact, string Missing) : Check;

/// <summary>A question to the installation.</summary>
public sealed record InstallationCheck(InstallationFact Fact) : Check;

/// <summary>One of several checks is enough.</summary>
/// <param name="Checks">The checks.</param>
/// <param name="IfFirst">Silent when the first of them is: where it has nothing to ask, no other way is needed.</param>
public sealed record AnyCheck(ImmutableArray<Check> Checks, bool IfFirst = false) : Check;
