using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace Workflow.Host.Http;

/// <summary>A request's body: what it says, and the SHA-256 of its bytes, by which the same request is known again.</summary>
public sealed record Asked<T>(T Body, byte[] Hash);

/// <summary>Reads requests' bodies.</summary>
public static class Asked
{
    private const int Limit = 2 * 1024 * 1024;

    /// <exception cref="RefusedRequestException">The body is too large, not JSON, or not of this shape.</exception>
    public static async Task<Asked<T>> ReadAsync<T>(HttpContext http)
    {
        if (!http.Request.HasJsonContentType() && http.Request.ContentLength is not (null or 0)) throw new RefusedRequestException(415, "request.unsupported-media");

        return Read<T>(await BytesAsync(http));
    }

    /// <inheritdoc cref="ReadAsync{T}"/>
    public static Asked<T> Read<T>(byte[] bytes)
    {
        try
        {
            if (!Utf8.IsValid(bytes) || HasGap(bytes)) throw new JsonException();
            var body = JsonSerializer.Deserialize<T>(bytes.Length is 0 ? "{}"u8 : bytes, StrictJson.Options) ?? throw new JsonException();
            return new(body, SHA256.HashData(bytes));
        }
        catch (JsonException malformed)
        {
            throw RefusedRequestException.Malformed(malformed.Path?.TrimStart('$', '.'));
        }
    }

    /// <summary>Whether a list in it has a null for a member: no list here means anything by that.</summary>
    internal static bool HasGap(ReadOnlySpan<byte> json)
    {
        var inLists = new Stack<bool>();
        for (var reader = new Utf8JsonReader(json); json.Length > 0 && reader.Read();)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    inLists.Push(reader.TokenType is JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    inLists.Pop();
                    break;
                case JsonTokenType.Null when inLists.TryPeek(out var inList) && inList:
                    return true;
            }
        }

        return false;
    }

    /// <summary>The body as it came.</summary>
    /// <exception cref="RefusedRequestException">It is too large.</exception>
    public static async Task<byte[]> BytesAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Limit) throw RefusedRequestException.TooLarge(Limit);

        using var bytes = new MemoryStream((int)(http.Request.ContentLength ?? 1024));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > Limit) throw RefusedRequestException.TooLarge(Limit);
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}

/// <summary>What every act may carry: the capacity it is done in, and for whom.</summary>
public abstract record Act
{
    public string? As { get; init; }

    public string? OnBehalfOf { get; init; }
}
