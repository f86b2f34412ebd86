using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Web.Api;
using Workflow.Web.SignIn;
using Workflow.Web.Words;

namespace Workflow.Web.Layout;

/// <summary>A page that cannot be shown says why: refused, gone, interrupted, or the session has ended.</summary>
public sealed class PageFailures(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Text text)
    {
        try
        {
            await next(http);
            if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && http.GetEndpoint() is null && IsBrowser(http.Request)) await ShowAsync(http, 404, NotFound(text));
        }
        catch (SessionEndedException) when (!http.Response.HasStarted)
        {
            // What was typed is kept by the browser, and is there again after signing in.
            http.Response.Clear();
            await http.ChallengeAsync(PagesSignIn.Scheme, new() { RedirectUri = http.Request.GetEncodedPathAndQuery() });
        }
        catch (ApiRefusedException refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await ShowAsync(http, refused.Status, refused.Refusal);
        }
    }

    private static bool IsBrowser(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    internal static Refusal NotFound(Text text) => new("not-found", text["Không tìm thấy", "Not found"])
    {
        Detail = text["Không tìm thấy, hoặc đồng chí không thuộc diện được xem.", "Not found or not open to you."],
    };

    /// <summary>In a scope of its own: what the page that could not be shown had begun cannot begin a second time.</summary>
    private static async Task ShowAsync(HttpContext http, int status, Refusal refusal)
    {
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<FailurePage>(new { Refusal = refusal }) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }
}
