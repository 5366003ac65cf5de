using System.Text.Json;
using Suture.Domain.Results;
using Suture.Server.Hosting;
using Suture.Storage;

namespace Suture.Server.Api.Http;

/// <summary>
/// Turns what a handler can not answer itself into problem details: bodies and parameters that do not fit their type, and faults of
/// ours, whose details go to the log only.
/// </summary>
internal sealed class Failures(RequestDelegate next, ILogger<Failures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response.ContentLength is null && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && Routing(context.Response.StatusCode) is { } problem)
            {
                await Refuse(context, problem, context.Response.StatusCode);
            }
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Refuse(context, Explain(e), e.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody reads an answer.
        }
        catch (StorageException e) when (!context.Response.HasStarted)
        {
            logger.LogError(e, "The store can not be used as it is.");
            await Refuse(context, new Problem("storage.fault", e.Message, ProblemKind.Integrity), StatusCodes.Status500InternalServerError);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            logger.LogError(e, "Request {Trace} to {Path} failed.", context.TraceIdentifier, context.Request.Path);
            await Refuse(context, new Problem("server.fault", $"Something is broken in the server. Its log has the details under {context.TraceIdentifier}.", ProblemKind.Integrity), StatusCodes.Status500InternalServerError);
        }
    }

    // What routing and binding refuse by themselves, without a body.
    private static Problem? Routing(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new Problem("request.invalid", "A parameter of the address has the wrong type."),
        StatusCodes.Status404NotFound => new Problem("request.path", "There is nothing at this address of the API.", ProblemKind.NotFound),
        StatusCodes.Status405MethodNotAllowed => new Problem("request.method", "This address does not take that method."),
        StatusCodes.Status415UnsupportedMediaType => new Problem("request.contentType", "Send the body as application/json.", Path: "Content-Type"),
        _ => null,
    };

    private static Task Refuse(HttpContext context, Problem problem, int status)
    {
        var allow = context.Response.Headers.Allow;
        context.Response.Clear();
        SecurityHeaders.Set(context.Response.Headers);
        context.Response.Headers.Allow = allow;
        return new Refused(problem, status).ExecuteAsync(context);
    }

    private static Problem Explain(BadHttpRequestException e) => e switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => RequestBody.TooLarge(),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new Problem("request.contentType", "Send the body as application/json.", Path: "Content-Type"),
        { InnerException: JsonException json } => new Problem("request.json", Message(json), Line: (int?)json.LineNumber + 1, Path: json.Path is { Length: > 0 } path ? path : "$"),
        _ when e.Message.Contains("no body was provided", StringComparison.Ordinal) => new Problem("request.json", "The request needs a JSON body.", Path: "$"),
        _ => new Problem("request.invalid", e.Message),
    };

    // The serializer's message ends with places that we give apart, and names types that mean nothing to the caller.
    private static string Message(JsonException json)
    {
        var text = json.Message;
        var end = text.IndexOf(" Path: ", StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        return text.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) ? $"There is no member {json.Path?.Split('.')[^1]} here."
            : text.Contains("missing required properties", StringComparison.Ordinal) ? "A member is missing:" + text[(text.LastIndexOf(':') + 1)..].TrimEnd('.') + "."
            : text.Contains("could not be converted to", StringComparison.Ordinal) ? "The value has the wrong type."
            : text.Contains("non-null", StringComparison.Ordinal) || text.Contains("doesn't allow setting null", StringComparison.Ordinal) || text.Contains("does not allow null", StringComparison.Ordinal) ? "The value must not be null."
            : $"The body is not JSON that can be read: {text}";
    }
}
