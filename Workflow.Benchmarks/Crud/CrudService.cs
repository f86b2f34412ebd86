using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Npgsql;

namespace Workflow.Benchmarks.Crud;

/// <summary>
/// The comparison: the same life cycle over plain rows with an audit row per change. It has no relay for its outbox and
/// no remembered answers, which favours it.
/// </summary>
internal static class CrudService
{
    public static readonly int Connections = 4 * Environment.ProcessorCount;

    /// <summary>
    /// Serves at <c>--urls</c> on the database of <c>--postgres</c> until it is told to stop. <c>--pool</c>: connections; four
    /// a core were fastest at 32 and 128 actors and had the lowest p99, since fewer wait for the series' row at a time.
    /// </summary>
    public static async Task<int> RunAsync(Options options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Required("urls"));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var database = NpgsqlDataSource.Create(Tuned(options));
        var tokens = new CrudTokens();
        AddServices(builder.Services, database, tokens);
        await CrudSchema.ApplyAsync(database);

        await using var app = builder.Build();
        Map(app, tokens);
        await app.RunAsync();
        return 0;
    }

    private static string Tuned(Options options) =>
        new NpgsqlConnectionStringBuilder(options.Required("postgres"))
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = options.Number("pool", Connections),
            MinPoolSize = 4,
        }.ConnectionString;

    private static void AddServices(IServiceCollection services, NpgsqlDataSource database, CrudTokens tokens)
    {
        services.AddSingleton(database).AddSingleton(TimeProvider.System).AddSingleton<ChangeDirective>();
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        services.AddAuthorization();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = tokens.Validation;
        });
    }

    private static void Map(WebApplication app, CrudTokens tokens)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/connect/token", tokens.Post);
        app.MapGet("/health/ready", () => Results.Ok());

        var directives = app.MapGroup("/api/directives").RequireAuthorization();
        directives.MapPost("", DraftDirective.Post);
        directives.MapPost("{id:guid}/submission", ChangeDirective.Submit);
        directives.MapPost("{id:guid}/reviews", ChangeDirective.Review);
        directives.MapPost("{id:guid}/signature", ChangeDirective.Sign);
        directives.MapPost("{id:guid}/issue", IssueDirective.Post);

        app.MapPost("/floor/anonymous", NoOp);
        app.MapPost("/floor/authenticated", NoOp).RequireAuthorization();
    }

    /// <summary>A review that does nothing: what HTTP and JSON alone cost.</summary>
    private static IResult NoOp(DecisionRequest request) =>
        Results.Ok(new CommandAnswer(Guid.Empty, request.ContentHash.Length, "in-review", 0));
}
