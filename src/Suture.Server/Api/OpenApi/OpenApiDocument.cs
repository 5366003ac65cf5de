using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Suture.Domain.Records;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Endpoints;
using Suture.Server.Api.Http;

namespace Suture.Server.Api;

/// <summary>The OpenAPI document, made from the endpoints, and the page that shows it.</summary>
internal static class OpenApiDocumentation
{
    public const string DocumentName = "v1";

    public static IServiceCollection AddSutureOpenApi(this IServiceCollection services) => services.AddOpenApi(DocumentName, o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Suture",
                Version = "v1",
                Description = "Records of connected medical devices over a tamper-evident ledger. Writes take Idempotency-Key and Suture-Reason; a refused request answers problem details with a stable code.",
                License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
            };

            // The address depends on the installation.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token: sut_…" },
            };
            return Task.CompletedTask;
        });
        o.AddOperationTransformer(DescribeAsync);
        o.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(RawJson))
            {
                schema.Type = JsonSchemaType.Object;
            }

            return Task.CompletedTask;
        });
    });

    public static void MapSutureOpenApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        ApiBrowser.Map(app);
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsPermission>().FirstOrDefault() is not { } needs)
        {
            return;
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesFilesMetadata>().FirstOrDefault() is { } files)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = files.Types.ToDictionary(t => t, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }, StringComparer.Ordinal),
            };
        }

        var any = string.Join(" or ", needs.AnyOf.Select(Names.Of));
        operation.Description = any.Length == 0 ? "Needs a signed-in caller." : $"Needs the permission {any}.";
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", context.Document)] = [] }];
        operation.Responses ??= [];
        foreach (var (type, content) in operation.Responses.Where(r => r.Key is "200").SelectMany(r => r.Value.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)))
        {
            // The contract is that of the JSON; other formats of the same answer have their own.
            content.Schema = type is not "application/json" && content.Schema is OpenApiSchemaReference ? null : content.Schema;
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDto), null, cancellation);
        context.Document?.AddComponent(nameof(ProblemDto), problem);
        foreach (var (status, text) in Refusals(context.Description.HttpMethod, context.Description.RelativePath ?? string.Empty))
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = text,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDto), context.Document) } },
            };
        }
    }

    private static IEnumerable<(string Status, string Text)> Refusals(string? method, string path)
    {
        yield return ("400", "The request is wrong; the problem says where.");
        yield return ("401", "Nobody is signed in, or the token is not good any more.");
        yield return ("403", "The caller may not do this.");
        if (path.Contains('{', StringComparison.Ordinal))
        {
            yield return ("404", "What was named does not exist.");
        }

        if (!HttpMethods.IsGet(method ?? string.Empty))
        {
            yield return ("409", "A rule forbids this now.");
        }

        if (HttpMethods.IsPatch(method ?? string.Empty) && path.EndsWith("records/{key}", StringComparison.Ordinal) || path.EndsWith("steps/{step}", StringComparison.Ordinal))
        {
            yield return ("412", "The record was changed since it was read.");
            yield return ("428", "If-Match is missing.");
        }
    }
}
