using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Http;

/// <summary>From results of use cases to answers.</summary>
internal static class Answers
{
    public static Results<Ok<TDto>, Refused> Ok<T, TDto>(this Result<T> result, Func<T, TDto> map) =>
        result.TryGet(out var value) ? TypedResults.Ok(map(value)) : new Refused(result.Problems);

    /// <summary>A record, with its version as the ETag that a write must bring back.</summary>
    public static Results<Ok<RecordDto>, Refused> OkRecord(this Result<Application.Records.RecordDetail> result, HttpContext http)
    {
        if (!result.TryGet(out var detail))
        {
            return new Refused(result.Problems);
        }

        SetVersion(http, detail.Record.Version);
        return TypedResults.Ok(Mapping.RecordMapping.ToDto(detail));
    }

    public static void SetVersion(HttpContext http, long version) => http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
