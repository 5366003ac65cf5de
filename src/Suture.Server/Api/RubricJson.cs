using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Results;
using Suture.Domain.Security.Rubric;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Mapping;

namespace Suture.Server.Api;

/// <summary>The API's answers about MITRE's rubric for medical devices, for who asks without a server: they need neither data nor a caller.</summary>
public static class RubricJson
{
    /// <summary>Writes all questions.</summary>
    public static void WriteQuestions(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonSerializer.Serialize(json, RubricMapping.ToDto(CvssRubric.BuiltIn), SutureJson.Default.RubricDto);
    }

    /// <summary>What answers decide, as a way to write it; or what is wrong with them.</summary>
    public static Result<Action<Utf8JsonWriter>> Decide(string answers, string version, bool explain)
    {
        var decided = RubricMapping.Decide(new DecideByRubricDto(answers, version, explain));
        return decided.TryGet(out var result)
            ? Result<Action<Utf8JsonWriter>>.Of(json => JsonSerializer.Serialize(json, result, SutureJson.Default.RubricResultDto))
            : Result<Action<Utf8JsonWriter>>.Failed(decided.Problems);
    }
}
