using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Workflow.Host.Http;

/// <summary>A form with one file, the last part: what stands before it is read, the file itself is still to be read, so that it never lies whole in memory or in a temporary file.</summary>
public sealed class Upload
{
    private const int LargestField = 64 * 1024;
    private readonly MultipartReader _reader;
    private readonly Stream _content;

    private Upload(MultipartReader reader, FileMultipartSection file, IReadOnlyDictionary<string, string> fields)
    {
        (_reader, _content, Fields) = (reader, file.FileStream!, fields);
        Name = Path.GetFileName(file.FileName.Normalize(NormalizationForm.FormC));
        MediaType = MediaTypeHeaderValue.TryParse(file.Section.ContentType, out var type) ? type.MediaType.ToString() : "application/octet-stream";
        if (Name.Length is 0 or > 255 || Name.Any(char.IsControl)) throw RefusedRequestException.Malformed("file");
    }

    public string Name { get; }

    public string MediaType { get; }

    /// <summary>The parts before the file, by name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <exception cref="RefusedRequestException">Not such a form: 415 or 400.</exception>
    public static async Task<Upload> ReadAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            throw new RefusedRequestException(415, "request.unsupported-media");

        var (reader, fields) = (new MultipartReader(boundary, http.Request.Body), new Dictionary<string, string>(StringComparer.Ordinal));
        while (await WellFormed(() => reader.ReadNextSectionAsync(http.RequestAborted)) is { } section)
        {
            if (section.AsFileSection() is { Name: "file", FileStream: not null } file) return new(reader, file, fields);
            if (section.AsFormDataSection()?.Name is not { Length: > 0 } name || !fields.TryAdd(name, await TextAsync(name, section.Body, http))) break;
        }

        throw RefusedRequestException.Malformed("file");
    }

    /// <summary>Reads the file to its end, and that nothing follows it.</summary>
    /// <exception cref="RefusedRequestException">400: the form breaks off, or the file is not its last part.</exception>
    public async Task<T> UseAsync<T>(Func<Stream, Task<T>> use, CancellationToken cancellation)
    {
        var used = await WellFormed(() => use(_content));
        return await WellFormed(() => _reader.ReadNextSectionAsync(cancellation)) is null ? used : throw RefusedRequestException.Malformed("file");
    }

    private static async Task<string> TextAsync(string name, Stream field, HttpContext http)
    {
        var buffer = new byte[LargestField + 1];
        var bytes = buffer.AsMemory(0, await WellFormed(() => field.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted).AsTask()));
        if (bytes.Length > LargestField) throw RefusedRequestException.TooLarge(LargestField);
        return Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0) ? Encoding.UTF8.GetString(bytes.Span).Normalize(NormalizationForm.FormC) : throw RefusedRequestException.Malformed(name);
    }

    /// <summary>A form that breaks off, or has no end of headers, shows itself only while it is read.</summary>
    private static async Task<T> WellFormed<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is IOException and not BadHttpRequestException))
        {
            throw RefusedRequestException.Malformed("file");
        }
    }
}
