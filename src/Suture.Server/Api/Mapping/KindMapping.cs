using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>What is known of records before there is one.</summary>
internal static class KindMapping
{
    public static KindsDto All() => new([.. RecordKinds.All.Select(ToDto)], [.. Lifecycle.All.Select(ToDto)], [.. LinkRules.All.Select(ToDto)]);

    private static KindDto ToDto(KindDefinition k) => new(k.Prefix, k.Name, k.Plural, Names.Of(k.Group), k.Help, k.Lifecycle.Name, [.. k.Fields.Select(ToDto)]);

    private static FieldDto ToDto(Field f) => new(f.Name, f.Label, Names.Of(f.Type), f.Help, f.Required, f.Clause, Choices(f.Choices), Choices(f.Columns));

    private static ImmutableArray<ChoiceDto>? Choices(ImmutableArray<FieldChoice> choices) =>
        choices.IsEmpty ? null : [.. choices.Select(c => new ChoiceDto(c.Code, c.Label, c.Help))];

    private static LifecycleDto ToDto(Lifecycle l) => new(
        l.Name,
        [.. l.States.Select(s => new StateDto(s.Name, s.Label, Names.Of(s.Class)))],
        [.. l.Transitions.Select(t => new TransitionDto(t.Name, t.Label, t.From, t.To, Names.Of(t.Permission), t.Signature is { } meaning ? Names.Of(meaning) : null, t.NeedsReason, t.NeedsComplete))]);

    private static LinkRuleDto ToDto(LinkRule r) => new(r.Name, r.Forward, r.Backward, [.. r.From.Select(k => k.ToString())], [.. r.To.Select(k => k.ToString())]);
}
