using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using Workflow.Domain;

namespace Workflow.Host.Wiring;

/// <summary>The API's description at <c>/openapi/v1.json</c> and the page to read it at <c>/docs</c>. The page brings its own script: nothing is fetched from elsewhere.</summary>
public static class Documentation
{
    public static void AddWorkflowDocumentation(this IServiceCollection services)
    {
        // The description follows these options, and the answers are written with the same.
        services.ConfigureHttpJsonOptions(options => TextJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(DocumentationRules.Describe);
            options.AddOperationTransformer(DocumentationRules.Describe);
            options.AddSchemaTransformer(DocumentationRules.Describe);
        });
    }

    public static void MapDocumentation(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/docs", page =>
        {
            page.Title = DocumentationRules.Title;
            page.DefaultFonts = false;
            page.Telemetry = false;
            page.HideClientButton = true;
            page.Agent = new() { Disabled = true };
            page.Mcp = new() { Disabled = true };
        });
    }
}
