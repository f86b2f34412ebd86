using System.Text.Json;
using Workflow.Host.Ledger;

namespace Workflow.Host.Http;

/// <summary>Writes an answer of the Ledger, given just now or remembered: with the version as <c>ETag</c>, and for what was created its place.</summary>
public sealed class AnswerResult(Answer answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (answer.Status >= 400)
        {
            await Problem.WriteAsync(httpContext, answer.Status, answer.Body);
            return;
        }

        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        using (var body = JsonDocument.Parse(answer.Body))
        {
            if (body.RootElement.TryGetProperty("version", out var version)) response.Headers.ETag = $"\"{version.GetRawText()}\"";
            if (answer.Status is StatusCodes.Status201Created) response.Headers.Location = $"/api/directives/{body.RootElement.GetProperty("id").GetString()}";
        }

        await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
    }
}
