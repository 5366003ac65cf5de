using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Devices;
using Suture.Domain.Results;
using Suture.Ledger;

namespace Suture.Server.Api.Http;

/// <summary>Headers of every write: why, the client's id of the request, and the version that it was decided on.</summary>
internal sealed record WriteHeaders
{
    public HttpContext Http { get; init; } = null!;

    [FromHeader(Name = "Idempotency-Key")]
    public string? IdempotencyKey { get; init; }

    [FromHeader(Name = "Suture-Reason")]
    public string? Reason { get; init; }

    private const int MaxReason = 2000;

    /// <summary>Reason and command of the request; the body's reason wins over the header's.</summary>
    public Result<WriteInfo> Info(string? bodyReason = null)
    {
        Guid? command = null;
        if (!string.IsNullOrEmpty(IdempotencyKey))
        {
            if (!Guid.TryParse(IdempotencyKey, out var id))
            {
                return new Problem("request.idempotencyKey", $"Idempotency-Key must be a UUID, not '{IdempotencyKey}'.", Path: "Idempotency-Key");
            }

            command = id;
        }

        var reason = bodyReason ?? (string.IsNullOrEmpty(Reason) ? null : Uri.UnescapeDataString(Reason));
        return reason is { Length: > MaxReason }
            ? new Problem("request.reason.long", $"A reason can have at most {MaxReason} characters.", Path: "reason")
            : new WriteInfo(string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), command, command is null ? null : RequestHash());
    }

    // Method, address, condition and body: the same key with anything else is another request.
    private Hash32 RequestHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var request = Http.Request;
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n{Reason}\n"));
        hash.AppendData(RequestBody.HashOf(Http));
        return Hash32.From(hash.GetHashAndReset());
    }
}

/// <summary>The version in <c>If-Match</c>.</summary>
internal static class IfMatch
{
    /// <summary>Reads <c>"12"</c>. Without it a write of a record is refused: it could undo what its author has not seen.</summary>
    public static Result<long> Read(string? header) =>
        long.TryParse(header.AsSpan().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : string.IsNullOrEmpty(header) ? Missing
            : new Problem("request.ifMatch", $"If-Match must be the record's version in quotes, like \"12\", not {header}.", Path: "If-Match");

    public static Problem Missing { get; } =
        new("request.ifMatch.missing", "Say which version you change: send If-Match with the ETag that you read.", Path: "If-Match");

    public static Refused Refuse(Result<long> result) =>
        new(result.Problems, ReferenceEquals(result.Problems[0], Missing) ? StatusCodes.Status428PreconditionRequired : null);
}
