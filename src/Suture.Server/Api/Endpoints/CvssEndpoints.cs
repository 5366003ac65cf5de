using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Domain.Results;
using Suture.Domain.Security.Rubric;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;

namespace Suture.Server.Api.Endpoints;

/// <summary>CVSS vectors. They belong to no device, so whoever is signed in may ask.</summary>
internal static class CvssEndpoints
{
    /// <summary>In one request.</summary>
    private const int Most = 10_000;

    public static void MapCvss(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cvss", Score).NeedsAcrossDevices().WithName("ScoreCvss").WithTags("Security").WithSummary("Scores CVSS vectors of 2.0 to 4.0. A vector that is wrong gets an error in its place; it does not refuse the others.");
        api.MapGet("/cvss/rubric", Questions).NeedsAcrossDevices().WithName("GetCvssRubric").WithTags("Security").WithSummary("Questions whose answers decide the base metrics of CVSS 3.x, after MITRE's rubric for medical devices.");
        api.MapPost("/cvss/rubric", Decide).NeedsAcrossDevices().WithName("DecideByRubric").WithTags("Security").WithSummary("What answers to the rubric decide, why, and which questions come next.");
    }

    private static Ok<RubricDto> Questions() => TypedResults.Ok(RubricMapping.ToDto(CvssRubric.BuiltIn));

    private static Results<Ok<RubricResultDto>, Refused> Decide(DecideByRubricDto body) => RubricMapping.Decide(body).Ok(r => r);

    private static Results<Ok<ListDto<CvssDto>>, Refused> Score(ScoreCvssDto body)
    {
        var vectors = body.Vectors.IsDefault ? [] : body.Vectors;
        return vectors.Length > Most
            ? new Refused(new Problem("cvss.tooMany", $"These are {vectors.Length} vectors; expected at most {Most} in a request.", Path: "$.vectors"))
            : vectors.IndexOf(null!) is var missing and >= 0
                ? new Refused(new Problem("cvss.empty", $"$.vectors[{missing}] is null; expected a CVSS vector.", Path: $"$.vectors[{missing}]"))
                : TypedResults.Ok(new ListDto<CvssDto>([.. vectors.Select(v => CvssMapping.ToDto(v, body.Explain))], vectors.Length));
    }
}
