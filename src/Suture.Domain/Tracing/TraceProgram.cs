using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing;

/// <summary>The coverage rules and the other questions of a trace, made ready.</summary>
internal sealed class TraceProgram
{
    // A release includes everything, so being included ties a record to nothing.
    private const uint Ties = ~(1u << (int)LinkType.Includes);

    private static readonly KindSet MustBeTied = KindSet.Of(
        RecordKind.UN, RecordKind.SYS, RecordKind.SRS, RecordKind.ITEM, RecordKind.SOUP, RecordKind.TC, RecordKind.HAZ, RecordKind.HS, RecordKind.HARM, RecordKind.CAU,
        RecordKind.RC, RecordKind.AST, RecordKind.THR, RecordKind.FND, RecordKind.CR);

    // Components that others bring along have their place through those; an SBOM does not say which.
    private static readonly Rule Tied = new(
        MustBeTied,
        new Not(new FieldCondition("dependency", FieldTest.Is, ["transitive"])),
        new AnyOf([new Linked(Direction.Out, Ties, KindSet.All, null, Quantifier.Some), new Linked(Direction.In, Ties, KindSet.All, null, Quantifier.Some)]),
        "a link to another record",
        []);

    internal TraceProgram(ProgramBuilder builder, ImmutableArray<TraceRule> rules)
    {
        Rules = [.. rules.Select(r => (r, builder.Add(r.Rule)))];
        Untied = builder.Add(Tied).Gaps;
        Live = builder.Live(KindSet.All);
        Suspect = builder.Add(new SuspectLinkHere(~Graph.Pinning), KindSet.All);
        WrongLink = builder.Add(new PlainCondition(Plain.WrongLink), KindSet.All);
        Stale = builder.Add(new PlainCondition(Plain.Stale), KindSet.All);
        Failing = builder.Add(new PlainCondition(Plain.Failing), KindSet.All);
    }

    internal ImmutableArray<(TraceRule Rule, CompiledRule Compiled)> Rules { get; }

    internal int Untied { get; }

    internal int Live { get; }

    internal int Suspect { get; }

    internal int WrongLink { get; }

    internal int Stale { get; }

    internal int Failing { get; }
}
