using Workflow.Domain;

namespace Workflow.Host.Http;

/// <summary>A request that cannot become a command: malformed, too large, not of a known media type. Nothing of it is recorded.</summary>
public sealed class RefusedRequestException(int status, string code, string? field = null) : Exception($"{status} {code} {field}")
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;

    public static RefusedRequestException Malformed(string? field) => new(StatusCodes.Status400BadRequest, "request.malformed", field);

    public static RefusedRequestException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "request.too-large");

    /// <summary>404, which looks the same whether the thing is absent or not open to the caller.</summary>
    public static RefusedRequestException NotFound() => new(StatusCodes.Status404NotFound, Rejection.NotFound.Code);
}
