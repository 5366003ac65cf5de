using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Http;

/// <summary>A refused request: problem details (RFC 9457) with our stable code. The one place where problems become HTTP.</summary>
internal sealed class Refused : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private const string MediaType = "application/problem+json";
    private readonly ImmutableArray<Problem> problems;

    /// <param name="problems">At least one; the first decides the status.</param>
    /// <param name="status">For what is about HTTP alone, as 428; null goes by the kind of problem.</param>
    public Refused(ImmutableArray<Problem> problems, int? status = null)
    {
        this.problems = problems;
        Status = status ?? StatusOf(problems[0].Kind);
    }

    public Refused(Problem problem, int? status = null)
        : this([problem], status)
    {
    }

    public int Status { get; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Integrity => StatusCodes.Status500InternalServerError,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of problem."),
    };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemDto), [MediaType]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var first = problems[0];
        var body = new ProblemDto
        {
            Title = ReasonPhrases.GetReasonPhrase(Status),
            Status = Status,
            Detail = first.Message,
            Code = first.Code,
            File = first.File,
            Line = first.Line,
            Path = first.Path,
            Errors = problems.Length > 1 ? [.. problems.Select(p => new ErrorDto(p.Code, p.Message, p.File, p.Line, p.Path))] : null,
        };
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return httpContext.Response.WriteAsJsonAsync(body, (JsonTypeInfo<ProblemDto>)json.GetTypeInfo(typeof(ProblemDto)), MediaType);
    }
}
