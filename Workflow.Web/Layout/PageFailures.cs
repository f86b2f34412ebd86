using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
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
            http.Response.StatusCode = refused.Status;
            await new RazorComponentResult<FailurePage>(new { refused.Refusal }).ExecuteAsync(http);
        }
    }
}
