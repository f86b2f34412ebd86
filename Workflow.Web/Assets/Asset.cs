using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Workflow.Web.Assets;

/// <summary>Stylesheet, scripts and pictures: embedded, compressed once, and served under a name of their content, so that a browser keeps them for ever.</summary>
public static class Asset
{
    private static readonly FrozenDictionary<string, Served> ByName = Load();
    private static readonly FrozenDictionary<string, Served> ByPath = ByName.Values.ToFrozenDictionary(a => a.Path, StringComparer.Ordinal);

    /// <summary>Where the file is served, such as <c>/a/1f3c…/site.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">No such file: a mistake in a page.</exception>
    public static string Path(string name) => ByName[name].Path;

    public static void MapAssets(this WebApplication app)
    {
        app.MapGet("/a/{hash}/{name}", (HttpContext http) => ByPath.TryGetValue(http.Request.Path.Value!, out var asset)
            ? SendAsync(http, asset, "public, max-age=31536000, immutable")
            : NotFound(http)).AllowAnonymous().ExcludeFromDescription();

        // These have fixed places: a browser looks for them there, and asks again.
        foreach (var name in (string[])["manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png", "sw.js"])
            app.MapGet($"/{name}", (HttpContext http) => SendAsync(http, ByName[name], "no-cache")).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task SendAsync(HttpContext http, Served asset, string keep)
    {
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var headers = http.Response.Headers;
        (headers.ContentType, headers.CacheControl, headers.XContentTypeOptions, headers.Vary) = (asset.MediaType, keep, "nosniff", "Accept-Encoding");
        if (brotli) headers.ContentEncoding = "br";
        await http.Response.Body.WriteAsync(brotli ? asset.Brotli : asset.Bytes, http.RequestAborted);
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static FrozenDictionary<string, Served> Load()
    {
        const string prefix = "assets/";
        var assembly = typeof(Asset).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToFrozenDictionary(n => n[prefix.Length..], resource =>
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var name = resource[prefix.Length..];
            return new Served($"/a/{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]}/{name}", MediaTypeOf(name), bytes.ToArray(), Compressed(bytes.ToArray()));
        }, StringComparer.Ordinal);
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(bytes);
        return packed.ToArray();
    }

    private static string MediaTypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/manifest+json; charset=utf-8",
    };

    private sealed record Served(string Path, string MediaType, byte[] Bytes, byte[] Brotli);
}
