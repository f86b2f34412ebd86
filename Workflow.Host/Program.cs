using System.Globalization;
using JasperFx;
using Workflow.Host.Distribution;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Identity;
using Workflow.Host.Ledger;
using Workflow.Host.Numbering;
using Workflow.Host.Review;
using Workflow.Host.Signing;
using Workflow.Host.Wiring;
using Workflow.Web;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Verbs.KeepOutputClean(args);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (SafeConnection.Refusal(builder.Configuration) is { } refusal)
{
    await Console.Error.WriteLineAsync($"Cannot start: {refusal}");
    return 1;
}

builder.Host.ApplyJasperFxExtensions();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 51 * 1024 * 1024);
builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);

builder.AddWorkflowStorage();
builder.AddWorkflowMessaging();
builder.AddWorkflowTelemetry();
builder.AddReceiptListener();
builder.Services.AddWorkflowAuthentication(builder.Configuration);
builder.Services.AddAuthorization();
builder.Services.AddSingleton<DatabaseProbe>();
builder.Services.AddSingleton<Readiness>();
builder.Services.AddSingleton<DeclaredBranches>();
builder.Services.AddHostedService<StartUp>();
builder.Services.AddHealthChecks().AddCheck<Readiness>("ready");
builder.Services.AddExceptionHandler<Failures>();
builder.Services.AddSingleton<Door>();
builder.Services.AddSingleton<DirectiveReader>();
builder.Services.AddSingleton<CardReader>();
builder.Services.AddSingleton<RelationFinder>();
builder.Services.AddSingleton<DraftComposer>();
builder.Services.AddWorkflowReads();
builder.Services.AddRecordReads();
builder.Services.AddWorkflowDocumentation();
builder.AddPages();

var app = builder.Build();
app.UseExceptionHandler(_ => { });
app.UseStatusCodePages(Failures.Bare);
app.UseUntilReady();
app.UsePages();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

var store = app.Services.GetRequiredService<LedgerStore>();
app.MapSampleIssuer(() => store.Organisation.People, code => store.Organisation.Body(code)?.Parent is not null);
app.MapHealth();
app.MapPrometheusScrapingEndpoint();

var api = app.MapGroup("/api").RequireAuthorization();
api.MapDrafting();
api.MapQuarantine();
api.MapImport();
api.MapReview();
api.MapSigning();
api.MapNumbering();
api.MapDistribution();
api.MapReads();
api.MapRecordReads();
app.MapDocumentation();
app.MapPages();

// A start-up that cannot succeed stops the Host in order, and must not look like success.
var ended = await app.RunJasperFxCommands(args);
return ended is 0 ? Environment.ExitCode : ended;

/// <summary>Visible to tests that start the Host in their own process.</summary>
public partial class Program;
