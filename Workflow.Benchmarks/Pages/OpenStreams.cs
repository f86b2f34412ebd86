using System.Collections.Concurrent;

namespace Workflow.Benchmarks.Pages;

/// <summary>Many open pages: the event stream of each, and which directives each was told of.</summary>
internal sealed class OpenStreams : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Told> _told = new(StringComparer.Ordinal);
    private readonly List<StreamReader> _streams = [];
    private readonly List<Task> _listening = [];

    public static async Task<OpenStreams> OpenAsync(PageReader reader, int count)
    {
        var open = new OpenStreams();
        for (var i = 0; i < count; i++)
        {
            var stream = await reader.OpenAsync("/thay-doi");
            await stream.ReadLineAsync();
            open._streams.Add(stream);
        }

        open._listening.AddRange(open._streams.Select(stream => Task.Run(() => open.ListenAsync(stream))));
        return open;
    }

    /// <summary>Completes when every stream has told of the directive.</summary>
    public Task AllToldAsync(string id) => Of(id).All.Task;

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams) stream.Dispose();
        await Task.WhenAll(_listening);
    }

    private Told Of(string id) => _told.GetOrAdd(id, _ => new(_streams.Count));

    private async Task ListenAsync(StreamReader stream)
    {
        try
        {
            while (await stream.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
                foreach (var id in line[6..].Split(' ').Distinct()) Of(id).One();
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or HttpRequestException or OperationCanceledException)
        {
            return;
        }
    }

    private sealed class Told(int streams)
    {
        private int _left = streams;

        public TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void One()
        {
            if (Interlocked.Decrement(ref _left) is 0) All.TrySetResult();
        }
    }
}
