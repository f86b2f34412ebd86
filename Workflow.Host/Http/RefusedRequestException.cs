using Workflow.Domain;

namespace Workflow.Host.Http;

/// <summary>A request that cannot become a command: malformed, too large, not of a known media type. Nothing of it is recorded.</summary>
/// <param name="about">What the words of the refusal name: the field, or the limit.</param>
public sealed class RefusedRequestException(int status, string code, (string Gap, string? Value) about = default) : Exception($"{status} {code} {about.Value}")
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public (string Gap, string? Value) About { get; } = about;

    public static RefusedRequestException Malformed(string? field) => new(StatusCodes.Status400BadRequest, "request.malformed", ("field", field));

    public static RefusedRequestException TooLarge(long limit) => new(StatusCodes.Status413PayloadTooLarge, "request.too-large", ("limit", SizeOf(limit)));

    private static string SizeOf(long bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024} KiB" : $"{bytes / (1024 * 1024)} MiB";

    /// <summary>410: the content was destroyed, and the record says by whom and why.</summary>
    public static RefusedRequestException Quarantined() => new(StatusCodes.Status410Gone, Rejection.ContentQuarantined.Code);

    /// <summary>404, which looks the same whether the thing is absent or not open to the caller.</summary>
    public static RefusedRequestException NotFound() => new(StatusCodes.Status404NotFound, Rejection.NotFound.Code);
}
