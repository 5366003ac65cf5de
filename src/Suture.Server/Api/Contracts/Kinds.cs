using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Suture.Server.Api.Contracts;

/// <summary>All that is known of records before there is one: kinds, lifecycles and links.</summary>
internal sealed record KindsDto(ImmutableArray<KindDto> Kinds, ImmutableArray<LifecycleDto> Lifecycles, ImmutableArray<LinkRuleDto> Links);

internal sealed record KindDto(string Prefix, string Name, string Plural, string Group, string Help, string Lifecycle, ImmutableArray<FieldDto> Fields);

internal sealed record FieldDto(string Name, string Label, string Type, string Help, bool Required, string? Clause, ImmutableArray<ChoiceDto>? Choices, ImmutableArray<ChoiceDto>? Columns);

internal sealed record ChoiceDto(string Code, string Label, string? Help);

internal sealed record LifecycleDto(string Name, ImmutableArray<StateDto> States, ImmutableArray<TransitionDto> Transitions);

internal sealed record StateDto(string Name, string Label, [property: JsonPropertyName("class")] string StateClass);

internal sealed record TransitionDto(string Name, string Label, ImmutableArray<string> From, string To, string Permission, string? Signature, bool NeedsReason, bool NeedsComplete);

internal sealed record LinkRuleDto(string Type, string Forward, string Backward, ImmutableArray<string> From, ImmutableArray<string> To);
