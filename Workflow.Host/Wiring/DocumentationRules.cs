using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Workflow.Host.Wiring;

/// <summary>What the description says of every operation alike: the token, the refusals, the common parameters.</summary>
internal static class DocumentationRules
{
    public const string Title = "Workflow";
    private const string Bearer = "bearer";
    private const string ProblemName = "Problem";

    /// <summary>Query parameters are read as texts, so that a malformed one is refused by name; this is what they must be.</summary>
    private static readonly Dictionary<string, (JsonSchemaType Type, string? Format)> Parameters = new(StringComparer.Ordinal)
    {
        ["after"] = (JsonSchemaType.Integer, "int64"), ["before"] = (JsonSchemaType.Integer, "int64"), ["atLeast"] = (JsonSchemaType.Integer, "int64"), ["limit"] = (JsonSchemaType.Integer, "int64"),
        ["wait"] = (JsonSchemaType.Integer, "int32"), ["page"] = (JsonSchemaType.Integer, "int32"), ["size"] = (JsonSchemaType.Integer, "int32"),
        ["version"] = (JsonSchemaType.Integer, "int32"), ["stream"] = (JsonSchemaType.String, "uuid"),
    };

    private static readonly (string Status, string Means)[] Refusals =
    [
        ("400", "Malformed: request.malformed"), ("401", "No valid token: token.invalid"), ("404", "No such thing, or not open to the caller: not-found"),
        ("503", "The store is away, or the Host is starting; asking again is safe: service.unavailable, read.behind"),
    ];

    private static readonly (string Status, string Means)[] RefusalsOfCommands =
    [
        ("403", "The caller may not: authority.*"), ("409", "A rule of the field said no"), ("412", "If-Match is not the present version: version.stale"),
        ("413", "Too large: request.too-large"), ("422", "Not acceptable: reference.unknown, authority.capacity-required, secrecy.refused, idempotency.key-reused"),
        ("429", "Refused too often: rate.exceeded"),
    ];

    public static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = Title, Version = "v1",
            Description = "Issuing and approving directive documents of a Party committee: drafting, review, signature, number, issue, branches, audit.",
        };
        document.Servers = [];
        document.Tags = null;
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[ProblemName] = DocumentationShapes.Problem();
        return Task.CompletedTask;
    }

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is not true) return Task.CompletedTask;

        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>()) Describe(parameter);

        operation.Tags = new HashSet<OpenApiTagReference> { new(SliceOf(context.Description.ActionDescriptor), context.Document) };
        if (context.Description.RelativePath.EndsWith("/attachments", StringComparison.Ordinal)) operation.RequestBody = DocumentationShapes.File();

        operation.Responses ??= [];
        var isCommand = context.Description.HttpMethod is "POST" or "PUT";
        foreach (var (status, means) in isCommand ? Refusals.Concat(RefusalsOfCommands) : Refusals) operation.Responses[status] = Refusal(means, context.Document);
        if (operation.Responses.ContainsKey("410")) operation.Responses["410"] = Refusal("The content was destroyed: content.quarantined", context.Document);
        if (isCommand) AddCommandHeaders(operation);
        return Task.CompletedTask;
    }

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        DocumentationShapes.Describe(schema, context.JsonTypeInfo);

        // Numbers are never written or read as texts.
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiParameter parameter)
    {
        if (parameter.In is not ParameterLocation.Query || !Parameters.TryGetValue(parameter.Name!, out var known)) return;

        parameter.Schema = new OpenApiSchema { Type = known.Type, Format = known.Format };
    }

    private static void AddCommandHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Idempotency-Key", "The same key with the same body gives the first answer again"));
        operation.Parameters.Add(Header("If-Match", "The version that the caller saw, in quotes"));
    }

    private static OpenApiParameter Header(string name, string means) =>
        new() { Name = name, In = ParameterLocation.Header, Description = means, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiResponse Refusal(string means, OpenApiDocument? document) => new()
    {
        Description = means,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemName, document) },
        },
    };

    /// <summary>Operations stand together as the code does: by slice.</summary>
    private static string SliceOf(ActionDescriptor action) =>
        action.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault()?.DeclaringType?.Namespace?.Split('.')[^1] ?? Title;
}
