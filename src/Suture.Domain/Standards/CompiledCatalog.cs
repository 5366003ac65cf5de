using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Standards;

/// <summary>A catalog made ready.</summary>
internal sealed record CompiledCatalog(Catalog Catalog, ImmutableArray<CompiledClause> Clauses)
{
    internal static CompiledCatalog Of(ProgramBuilder builder, Catalog catalog) => new(catalog, [.. catalog.Clauses.Select(c => CompiledClause.Of(builder, c))]);
}

/// <summary>A clause made ready.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="ItemsOfClass">Node of the items and components whose class asks for it.</param>
/// <param name="Applies">What must be there for it to apply.</param>
/// <param name="Checks">Its checks.</param>
internal sealed record CompiledClause(Clause Clause, int ItemsOfClass, ImmutableArray<CompiledCheck> Applies, ImmutableArray<CompiledCheck> Checks)
{
    private static readonly KindSet Items = KindSet.Of(RecordKind.ITEM, RecordKind.SOUP);

    internal static CompiledClause Of(ProgramBuilder builder, Clause clause) => new(
        clause,
        builder.Add(new ClassIs(clause.Classes), Items),
        [.. clause.Applies.Select(c => Compile(builder, clause, c))],
        [.. clause.Checks.Select(c => Compile(builder, clause, c))]);

    private static CompiledCheck Compile(ProgramBuilder builder, Clause clause, Check check) => check switch
    {
        EachCheck each => new CompiledCheck(check, builder.Add(each.Rule, clause.OfItems && each.Rule.Each.Within(Items) ? clause.Classes : null), Inner(builder, each.Shows), []),
        SomeCheck some => new CompiledCheck(check, builder.Add(some.Rule), -1, []),
        DeviceCheck or InstallationCheck => new CompiledCheck(check, null, -1, []),
        AnyCheck any => new CompiledCheck(check, null, -1, [.. any.Checks.Select(c => Compile(builder, clause, c))]),
        _ => throw new InvalidOperationException($"No rule for {check.GetType().Name}."),
    };

    private static int Inner(ProgramBuilder builder, Linked? shows) => shows switch
    {
        null => -1,
        { That: null } => builder.Live(shows.Kinds),
        { That: var that } => builder.Add(that, shows.Kinds),
    };
}

/// <summary>A check made ready.</summary>
/// <param name="Check">The check.</param>
/// <param name="Rule">Its rule, where it has one.</param>
/// <param name="Shows">Node of the linked records that are its evidence, or -1.</param>
/// <param name="Parts">The checks of which one is enough.</param>
internal sealed record CompiledCheck(Check Check, CompiledRule? Rule, int Shows, ImmutableArray<CompiledCheck> Parts);
