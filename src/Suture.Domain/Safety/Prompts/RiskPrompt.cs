using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Standards;

namespace Suture.Domain.Safety.Prompts;

/// <summary>A question that makes people look for hazards and causes.</summary>
/// <param name="Id">Its id in the catalog; also the tag by which a record says that it answers it.</param>
/// <param name="Title">A few words.</param>
/// <param name="Ask">The question.</param>
/// <param name="OfItems">It can be asked of a software item by itself. Principles and pitfalls are about the whole analysis.</param>
public sealed record RiskPrompt(string Id, string Title, string Ask, bool OfItems)
{
    /// <summary>Kinds of records that can come of a prompt.</summary>
    public static readonly ImmutableArray<RecordKind> Kinds =
        [RecordKind.HAZ, RecordKind.HS, RecordKind.HARM, RecordKind.CAU, RecordKind.RC, RecordKind.THR, RecordKind.SYS, RecordKind.SRS, RecordKind.TC, RecordKind.DOC];
}

/// <summary>Prompts under one heading.</summary>
/// <param name="Code">The heading as addresses and commands name it: <c>functional-areas</c>.</param>
/// <param name="Title">The heading.</param>
/// <param name="Prompts">In the order of the catalog.</param>
public sealed record PromptSection(string Code, string Title, ImmutableArray<RiskPrompt> Prompts);

/// <summary>The prompts of a brainstorm: the clauses of a catalog that are questions. Pure; made from the catalog alone.</summary>
/// <param name="Standard">Id of the catalog.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Edition">Which edition asks.</param>
/// <param name="Sections">In the order of the catalog, but principles and pitfalls last.</param>
public sealed record PromptList(string Standard, string Title, string Edition, ImmutableArray<PromptSection> Sections)
{
    /// <summary>The catalog that they are in.</summary>
    public const string CatalogId = "iec80002_1";

    /// <summary>The prompts of the product's catalog.</summary>
    public static PromptList BuiltIn { get; } = Of(StandardLibrary.BuiltIn.Find(CatalogId)!);

    public IEnumerable<RiskPrompt> All => Sections.SelectMany(s => s.Prompts);

    public static PromptList Of(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var sections = catalog.Clauses.GroupBy(c => c.Group ?? catalog.Title, StringComparer.Ordinal).Select(g => new PromptSection(
            CodeOf(g.Key), g.Key, [.. g.Select(c => new RiskPrompt(c.Id, c.Title, c.Ask, c.Id.StartsWith("F-", StringComparison.Ordinal) || c.Id.StartsWith("C-", StringComparison.Ordinal)))]));

        // What makes people think of the device comes before what asks how the thinking was done.
        return new PromptList(catalog.Id, catalog.Title, catalog.Edition, [.. sections.OrderBy(s => s.Prompts[0].OfItems ? 0 : 1)]);
    }

    /// <summary>The prompt with an id, in whatever case; null when there is none.</summary>
    public RiskPrompt? Find(string? id) => All.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The one section that a word names: its code, or a part of it that no other has; null when there is none or there are several.</summary>
    public PromptSection? FindSection(string? word)
    {
        if (string.IsNullOrWhiteSpace(word))
        {
            return null;
        }

        var code = CodeOf(word);
        return Sections.FirstOrDefault(s => s.Code == code)
            ?? (Sections.Where(s => s.Code.Contains(code, StringComparison.Ordinal)).ToList() is [var only] ? only : null);
    }

    // Letters and digits; all else becomes one dash.
    private static string CodeOf(string title) => string.Join('-', new string([.. title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
