using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Workflow.Host.Http;

namespace Workflow.Host.Wiring;

/// <summary>Shapes as they go over the wire, where the description would otherwise follow the classes.</summary>
internal static class DocumentationShapes
{
    /// <summary>What is null is left out, so it is not required; requests refuse members they do not know and have none that are only computed.</summary>
    public static void Describe(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
            if (MayBeNull(member)) schema.Required?.Remove(name);
        if (!type.Type.IsAssignableTo(typeof(Act))) return;

        schema.AdditionalPropertiesAllowed = false;
        foreach (var computed in type.Properties.Where(p => p.Set is null && p.AssociatedParameter is null)) schema.Properties?.Remove(computed.Name);
    }

    /// <summary>The one part that an upload has.</summary>
    public static OpenApiRequestBody File() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            },
        },
    };

    private static bool MayBeNull(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) is true || schema.OneOf?.Any(one => one.Type is JsonSchemaType.Null) is true;

    /// <summary>RFC 9457, and the members of ours.</summary>
    public static OpenApiSchema Problem()
    {
        var text = () => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String };
        var choices = () => (IOpenApiSchema)new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["id"] = text(), ["name"] = text() } },
        };
        var findings = () => (IOpenApiSchema)new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["code"] = text(), ["clause"] = text(), ["text"] = text() } },
        };
        var remedy = () => (IOpenApiSchema)new OpenApiSchema
        {
            Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["text"] = text(), ["href"] = text() },
        };
        return new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = text(), ["title"] = text(), ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" }, ["detail"] = text(),
                ["code"] = text(), ["remedy"] = remedy(), ["clause"] = text(), ["traceId"] = text(), ["choices"] = choices(), ["candidates"] = choices(),
                ["findings"] = findings(),
            },
        };
    }
}
