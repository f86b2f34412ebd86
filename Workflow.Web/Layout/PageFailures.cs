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
            if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && http.GetEndpoint() is null && IsBrowser(http.Request)) await ShowAsync<FailurePage>(http, 404, new { Refusal = NotFound(text) });
        }
        catch (SessionEndedException) when (!http.Response.HasStarted)
        {
            // What was typed is kept by the browser, and is there again after signing in.
            http.Response.Clear();
            var here = http.Request.GetEncodedPathAndQuery();
            if (HttpMethods.IsGet(http.Request.Method)) await http.ChallengeAsync(PagesSignIn.Scheme, new() { RedirectUri = here });
            else await ShowAsync<TurnPage>(http, StatusCodes.Status401Unauthorized, new { Title = text["Phiên làm việc đã hết", "The session has ended"], Href = here });
        }
        catch (ApiRefusedException refused) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await ShowAsync<FailurePage>(http, refused.Status, new { refused.Refusal });
        }
    }

    private static bool IsBrowser(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    internal static Refusal NotFound(Text text) => new("not-found", text["Không tìm thấy", "Not found"])
    {
        Detail = text["Không tìm thấy, hoặc đồng chí không thuộc diện được xem.", "Not found or not open to you."],
    };

    /// <summary>In a scope of its own: what the page that could not be shown had begun cannot begin a second time.</summary>
    private static async Task ShowAsync<TPage>(HttpContext http, int status, object parameters) where TPage : IComponent
    {
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }
}
