using System.Net;
using System.Net.Sockets;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>What befalls the connection that sends the next COMMIT.</summary>
internal enum Cut
{
    None,

    /// <summary>It breaks before the server hears of it: nothing is committed.</summary>
    BeforeCommit,

    /// <summary>It breaks as soon as the bytes are gone: the server commits while the client is already asking again.</summary>
    CommitSent,

    /// <summary>It breaks when the server has committed, before the client can read so.</summary>
    Committed,
}

/// <summary>Stands between a Ledger and PostgreSQL, and breaks connections where it hurts.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = [.. "COMMIT"u8, 0];

    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly DnsEndPoint _server;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;
    private int _armed;

    internal FaultProxy(string host, int port)
    {
        _server = new(host, port);
        _door.Start();
        _accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    /// <summary>How many connections were broken so far, of each kind.</summary>
    internal Dictionary<Cut, int> Done { get; } = [];

    /// <summary>Lays the trap for the next COMMIT that comes along.</summary>
    internal void Arm(Cut cut) => Volatile.Write(ref _armed, (int)cut);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _door.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true) links.Add(LinkAsync(await _door.AcceptSocketAsync(_closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task LinkAsync(Socket client)
    {
        using var here = client;
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        here.NoDelay = true;
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        try
        {
            await server.ConnectAsync(_server, broken.Token);
            var link = new Link(here, server);
            await Task.WhenAny(UpAsync(link, broken.Token), DownAsync(link, broken.Token));
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // Either side may go at any time; the other is closed with it.
        }

        await broken.CancelAsync();
    }

    /// <summary>From the client to the server, looking out for a COMMIT.</summary>
    private async Task UpAsync(Link link, CancellationToken broken)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await link.Client.ReceiveAsync(buffer, broken)) > 0;)
        {
            var cut = buffer.AsSpan(0, read).IndexOf(Commit) < 0 ? Cut.None : (Cut)Interlocked.Exchange(ref _armed, (int)Cut.None);
            if (cut is not Cut.None) Note(cut);
            if (cut is Cut.BeforeCommit) return;

            link.Swallow = cut is Cut.Committed;
            await link.Server.SendAsync(buffer.AsMemory(0, read), broken);
            if (cut is Cut.CommitSent) return;
        }
    }

    /// <summary>From the server to the client. An answer to be swallowed has been given: the transaction is committed.</summary>
    private static async Task DownAsync(Link link, CancellationToken broken)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await link.Server.ReceiveAsync(buffer, broken)) > 0;)
        {
            if (link.Swallow) return;
            await link.Client.SendAsync(buffer.AsMemory(0, read), broken);
        }
    }

    private void Note(Cut cut)
    {
        lock (Done) Done[cut] = Done.GetValueOrDefault(cut) + 1;
    }

    private sealed record Link(Socket Client, Socket Server)
    {
        internal volatile bool Swallow;
    }
}
