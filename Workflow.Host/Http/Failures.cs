using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using Workflow.Host.Ledger;

namespace Workflow.Host.Http;

/// <summary>What went wrong on the way, as a clear answer: bad input is 400 to 415, a missing dependency 503 and safe to ask again, anything else a bug and 500.</summary>
public sealed class Failures(ILogger<Failures> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;

        var (status, code, about) = exception switch
        {
            RefusedRequestException refused => (refused.Status, refused.Code, refused.About),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (413, "request.too-large", default),
            BadHttpRequestException => (400, "request.malformed", default),
            LedgerUnavailableException or TimeoutException => (503, "service.unavailable", default),
            NpgsqlException and not PostgresException { SqlState: ['4', '2', ..] } => (503, "service.unavailable", default),
            _ => (500, "internal.error", default((string Gap, string? Value))),
        };
        if (status is 500) logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        if (status is 503) logger.LogWarning("{Method} {Path} must wait: {Reason}", httpContext.Request.Method, httpContext.Request.Path, exception.GetBaseException().Message);

        await Problem.WriteAsync(httpContext, status, Problem.Of(status, code, LanguageChoice.Of(httpContext.Request), about));
        return true;
    }

    /// <summary>Answers that carry no body of their own: no such path, no such method.</summary>
    public static Task Bare(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var code = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "request.method",
            StatusCodes.Status415UnsupportedMediaType => "request.unsupported-media",
            StatusCodes.Status413PayloadTooLarge => "request.too-large",
            StatusCodes.Status400BadRequest => "request.malformed",
            _ => null,
        };
        return code is null ? Task.CompletedTask : Problem.WriteAsync(http, http.Response.StatusCode, Problem.Of(http.Response.StatusCode, code, LanguageChoice.Of(http.Request)));
    }
}
