using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;

namespace Suture.Domain.Tests.Records;

public sealed class KindTests
{
    public static TheoryData<RecordKind> Kinds => [.. Enum.GetValues<RecordKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Definition_OfEachKind_IsItsOwn(RecordKind kind)
    {
        kind.Definition().Kind.ShouldBe(kind);
        RecordKinds.TryParsePrefix(kind.Definition().Prefix, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fields_OfEachKind_HaveDistinctCamelCaseNamesAndHelp(RecordKind kind)
    {
        var fields = kind.Definition().Fields;
        fields.Select(f => f.Name).ShouldBeUnique();
        foreach (var field in fields)
        {
            field.Name.ShouldMatch("^[a-z][a-zA-Z0-9]*$");
            field.Help.ShouldNotBeNullOrWhiteSpace();
            (field.Type is FieldType.Choice or FieldType.Choices).ShouldBe(field.Choices.Length > 0, field.Name);
            (field.Type is FieldType.Table).ShouldBe(field.Columns.Length > 0, field.Name);
            field.Choices.Select(c => c.Code).ShouldBeUnique();
        }
    }

    [Fact]
    public void Transitions_OfEachLifecycle_JoinStatesItHas()
    {
        foreach (var lifecycle in Lifecycle.All)
        {
            foreach (var step in lifecycle.Transitions)
            {
                lifecycle.FindState(step.To).ShouldNotBeNull();
                step.From.ShouldAllBe(s => lifecycle.FindState(s) != null);
            }

            lifecycle.Transitions.Select(t => t.Name).ShouldBeUnique();
            lifecycle.Initial.Class.ShouldBe(StateClass.Open);
        }
    }

    [Fact]
    public void Transitions_ThatEnterAnApprovedState_NeedASignature()
    {
        // The one exception is a step between approved states that records a fact: a change that was approved has been made.
        var unsigned = Lifecycle.All.SelectMany(l => l.Transitions.Select(t => (l, t)))
            .Where(p => p.l.FindState(p.t.To)!.Class == StateClass.Approved && p.t.Signature is null)
            .Select(p => $"{p.l.Name}.{p.t.Name}");
        unsigned.ShouldBe(["change.implement"]);
    }

    [Fact]
    public void EveryState_CanBeReachedAndLeft()
    {
        foreach (var lifecycle in Lifecycle.All)
        {
            foreach (var state in lifecycle.States)
            {
                (state == lifecycle.Initial || lifecycle.Transitions.Any(t => t.To == state.Name)).ShouldBeTrue($"{lifecycle.Name}.{state.Name} can not be reached");
            }
        }
    }

    [Theory]
    [InlineData(LinkType.Verifies, RecordKind.TC, RecordKind.SRS, true)]
    [InlineData(LinkType.Verifies, RecordKind.SRS, RecordKind.TC, false)]
    [InlineData(LinkType.Implements, RecordKind.SRS, RecordKind.RC, true)]
    [InlineData(LinkType.Affects, RecordKind.FND, RecordKind.SOUP, true)]
    [InlineData(LinkType.Affects, RecordKind.FND, RecordKind.SRS, false)]
    [InlineData(LinkType.Affects, RecordKind.PR, RecordKind.SRS, true)]
    [InlineData(LinkType.PartOf, RecordKind.ITEM, RecordKind.ITEM, true)]
    [InlineData(LinkType.PartOf, RecordKind.ITEM, RecordKind.TM, false)]
    [InlineData(LinkType.DerivesFrom, RecordKind.SYS, RecordKind.SRS, false)]
    public void Allows_JoinsOnlyPairsThatMakeSense(LinkType type, RecordKind from, RecordKind to, bool allowed) => LinkRules.Allows(type, from, to).ShouldBe(allowed);

    [Fact]
    public void LinkRules_NameEachTypeOnce_AndAreReadBack()
    {
        foreach (var type in Enum.GetValues<LinkType>())
        {
            LinkRules.Of(type).Type.ShouldBe(type);
            LinkRules.Parse(LinkRules.Name(type)).ShouldBe(type);
        }
    }
}
