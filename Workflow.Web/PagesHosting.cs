using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Workflow.Web.Acts;
using Workflow.Web.Api;
using Workflow.Web.Assets;
using Workflow.Web.Audit;
using Workflow.Web.Distribution;
using Workflow.Web.Drafting;
using Workflow.Web.Layout;
using Workflow.Web.Review;
using Workflow.Web.SignIn;
using Workflow.Web.Training;
using Workflow.Web.Words;

namespace Workflow.Web;

/// <summary>The pages within the Host: everything under <c>/</c> that is not the API. Plain HTML and forms, rendered here; scripts only add comfort.</summary>
public static class PagesHosting
{
    /// <summary>Reads <c>Pages:KeyFolder</c>: where the keys of cookies lie, to be shared by all Hosts and to outlive a restart.</summary>
    public static void AddPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRazorComponents();
        builder.Services.AddPagesSignIn(builder.Configuration);
        builder.Services.AddSingleton<ApiConnection>();
        builder.Services.AddScoped<ApiClient>();
        builder.Services.AddScoped<Text>();
        builder.Services.AddScoped<Refused>();
        builder.Services.AddScoped<Reader>();
        builder.Services.AddSingleton<TrainingInstance>();
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["text/html"];
        });

        var keys = builder.Services.AddDataProtection().SetApplicationName("workflow");
        if (builder.Configuration["Pages:KeyFolder"] is { Length: > 0 } folder) keys.PersistKeysToFileSystem(new(folder));
    }

    /// <summary>Before routing: a form that was sent is passed on, and its page shown again only when it was refused.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<PageHeaders>();
        app.UseMiddleware<PageFailures>();
        app.UseMiddleware<Acts.Acts>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapPagesSignIn();
        app.MapAssets();
        app.MapLanguage();
        app.MapLive();
        app.MapAuditDownload(SignedIn);
        app.MapQueuedReceipts();
        app.MapDirectiveFiles(SignedIn);
        app.MapMeetingPapers(SignedIn);
        app.MapRazorComponents<App>().RequireAuthorization(SignedIn);
    }

    /// <summary>The API's news of changes, passed through to an open page; a page names its reader by cookie, which the API does not take.</summary>
    private static void MapLive(this WebApplication app) => app.MapGet("/thay-doi", async (HttpContext http, ApiClient api) =>
    {
        using var news = await api.SendAsync(new(HttpMethod.Get, "changes"), HttpCompletionOption.ResponseHeadersRead);
        http.Response.StatusCode = (int)news.StatusCode;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        await news.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }).RequireAuthorization(SignedIn).ExcludeFromDescription();

    private static void SignedIn(AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(PagesSignIn.Scheme).RequireAuthenticatedUser();

    private static void MapLanguage(this WebApplication app) => app.MapGet("/ngon-ngu/{tag}", (string tag, string? ve, HttpContext http) =>
    {
        http.Response.Cookies.Append(Text.Cookie, tag is "en" ? "en" : "vi", new() { SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
        return Results.LocalRedirect(ve is ['/', not ('/' or '\\'), ..] ? ve : "/");
    }).AllowAnonymous().ExcludeFromDescription();
}
