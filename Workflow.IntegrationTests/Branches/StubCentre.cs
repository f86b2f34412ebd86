using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Contracts;

namespace Workflow.IntegrationTests.Branches;

/// <summary>The three REST answers that an agent needs from the centre, for one directive, with an address known before it runs.</summary>
internal sealed class StubCentre : IDisposable
{
    private readonly Dictionary<string, byte[]> _answers = new(StringComparer.Ordinal);
    private readonly HttpListener _listener = new();

    internal StubCentre()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        _answers["/connect/token"] = """{"access_token":"t"}"""u8.ToArray();
    }

    internal string Address { get; }

    /// <summary>Offers a text under a directive's id.</summary>
    /// <returns>The message that announces it.</returns>
    internal DirectiveIssued Offer(string branch, string number, string text)
    {
        var id = Guid.CreateVersion7();
        var content = Encoding.UTF8.GetBytes(text);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            text = new { sha256 = Hash(content), size = content.Length },
            attachments = Array.Empty<object>(),
        });
        _answers[$"/api/directives/{id}/manifest"] = manifest;
        _answers[$"/api/directives/{id}/content/{Hash(content)}"] = content;

        return Directives.Issued(branch, number) with { DirectiveId = id, ContentHash = Hash(manifest), ContentUrl = $"/api/directives/{id}/manifest" };
    }

    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Until now nobody answers at the address.</summary>
    internal void Start()
    {
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception) when (!_listener.IsListening)
            {
                return;
            }

            Answer(context);
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var isKnown = _answers.TryGetValue(path, out var body)
            && (path == "/connect/token" || context.Request.Headers["Authorization"] == "Bearer t");
        context.Response.StatusCode = isKnown ? 200 : 404;
        context.Response.ContentType = "application/json";
        context.Response.Close(body ?? [], willBlock: true);
    }
}
