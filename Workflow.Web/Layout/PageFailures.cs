using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Web.Api;
using Workflow.Web.SignIn;

namespace Workflow.Web.Layout;

/// <summary>A page that cannot be shown says why: refused, gone, interrupted, or the session has ended.</summary>
public sealed class PageFailures(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (SessionEndedException) when (!http.Response.HasStarted)
        {
            // What was typed is kept by the browser, and is there again after signing in.
            http.Response.Clear();
            await http.ChallengeAsync(PagesSignIn.Scheme, new() { RedirectUri = http.Request.Path + http.Request.QueryString });
        }
        catch (ApiRefusedException refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await ShowAsync(http, refused.Status, refused.Refusal);
        }
    }

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
