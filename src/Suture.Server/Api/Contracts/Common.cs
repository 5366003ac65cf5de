using System.Collections.Immutable;
using System.ComponentModel;

namespace Suture.Server.Api.Contracts;

/// <summary>One page of a list, and how many items there are in all.</summary>
internal sealed record ListDto<T>(ImmutableArray<T> Items, int Total);

/// <summary>Why a request was refused (RFC 9457), with a stable code.</summary>
internal sealed record ProblemDto
{
    [Description("Status phrase.")]
    public required string Title { get; init; }

    [Description("HTTP status.")]
    public required int Status { get; init; }

    [Description("One sentence: what is wrong and what was expected.")]
    public required string Detail { get; init; }

    [Description("Stable and dotted, for programs: record.field.unknown.")]
    public required string Code { get; init; }

    [Description("File, when the place is in one.")]
    public string? File { get; init; }

    [Description("Line in the file or body, from 1.")]
    public int? Line { get; init; }

    [Description("JSON path, XPath, cell or field.")]
    public string? Path { get; init; }

    [Description("All reasons, when there are several; the first one stands above.")]
    public ImmutableArray<ErrorDto>? Errors { get; init; }
}

internal sealed record ErrorDto(string Code, string Message, string? File, int? Line, string? Path);

/// <summary>A link by its ends and type.</summary>
internal sealed record LinkRefDto(string From, string Type, string To);

internal sealed record HealthDto(string Status, string Version);

/// <summary>Who the server takes the caller for.</summary>
internal sealed record MeDto(string UserName, ImmutableArray<string> Roles, ImmutableArray<string> Permissions, MyTokenDto? Token);

internal sealed record MyTokenDto(string Id, string Name, string Scope, string? Device);
