using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Workflow.Host.Wiring;

/// <summary>Traces from the request to the branch and back, and metrics for Prometheus. Traces leave only where an OTLP endpoint is configured.</summary>
public static class Telemetry
{
    public static void AddWorkflowTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("workflow-host"));
        telemetry.WithMetrics(metrics => metrics
            .AddMeter("Workflow.*", "Wolverine*", "Marten", "Npgsql", "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;

        telemetry.WithTracing(traces => traces
            .AddAspNetCoreInstrumentation().AddSource("Workflow.*", "Wolverine", "Marten", "Npgsql", "RabbitMQ.Client.*").AddOtlpExporter());
    }
}
