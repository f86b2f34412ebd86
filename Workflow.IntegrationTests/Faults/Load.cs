using System.Collections.Concurrent;
using System.Text.Json;

namespace Workflow.IntegrationTests.Faults;

/// <summary>A command that was answered, with all it takes to ask it again.</summary>
internal sealed record Acknowledged(string Person, string Path, object Body, string Key, HttpAnswer Answer)
{
    internal Guid Directive { get; } = Guid.Parse(Answer["id"]);

    internal long Sequence { get; } = Answer.Json.GetProperty("sequence").GetInt64();
}

/// <summary>Whole lives of directives, from draft to issue, by several actors at once. A command without an answer is asked again with the same key until it has one.</summary>
internal sealed class Load(HttpApi api, int actors, string[] recipients)
{
    internal static readonly string[] ThreeBranches = ["CB-CNTT", "CB-TAICHINH", "DB-THAMDO"];

    private static readonly string[] People = [Situations.Hanh, Situations.Bich, Situations.Ha, Situations.Bao, Situations.Khai, Situations.Nga];
    private static readonly string[] Types = ["TB", "KH"];

    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, string> _issued = new();
    private volatile bool _enough;
    private Task _actors = Task.CompletedTask;

    internal IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>The issued directives and their printed numbers.</summary>
    internal IReadOnlyDictionary<Guid, string> Issued => _issued;

    /// <summary>The tokens are asked for beforehand: they outlive the Host.</summary>
    internal async Task StartAsync()
    {
        foreach (var person in People) await api.TokenAsync(person);
        _actors = Task.WhenAll(Enumerable.Range(0, actors).Select(LiveAsync));
    }

    /// <summary>Returns when so many more commands were answered; fails when an actor does.</summary>
    internal async Task MoreAsync(int commands)
    {
        var wanted = _acknowledged.Count + commands;
        await Eventually.TrueAsync($"{wanted} commands are answered", async () =>
        {
            if (_actors.IsFaulted) await _actors;
            return _acknowledged.Count >= wanted;
        });
    }

    /// <summary>Lets every actor bring their directive to its issue, and no further.</summary>
    internal async Task FinishAsync()
    {
        _enough = true;
        await _actors;
    }

    private async Task LiveAsync(int actor)
    {
        for (var i = 0; !_enough; i++)
        {
            var draft = new { type = Types[(actor + i) % Types.Length], organ = "BTV", @abstract = $"Văn bản {actor}-{i}", text = "# Điều 1\n\nToàn Đảng bộ thực hiện.", recipients, route = "simple" };
            var drafted = await InsistAsync(Situations.Hanh, "/directives", draft, 201);
            var (path, contentHash) = ($"/directives/{drafted.Directive}", drafted.Answer["contentHash"]);
            await InsistAsync(Situations.Hanh, $"{path}/submission", new { });
            await InsistAsync(Situations.Bich, $"{path}/reviews", new { decision = "approve", contentHash });
            await Task.WhenAll(
                InsistAsync(Situations.Ha, $"{path}/reviews", new { decision = "approve", contentHash }),
                InsistAsync(Situations.Bao, $"{path}/reviews", new { decision = "approve", contentHash }));
            await InsistAsync(Situations.Khai, $"{path}/signature", new { contentHash });
            var issued = await InsistAsync(Situations.Nga, $"{path}/issue", new { });
            _issued[issued.Directive] = issued.Answer["number"];
        }
    }

    private async Task<Acknowledged> InsistAsync(string person, string path, object body, int expected = 200)
    {
        var key = Guid.NewGuid().ToString();
        var answer = await Eventually.GetAsync($"an answer to {path}", () => AskAsync(person, path, body, key));
        var acknowledged = new Acknowledged(person, path, body, key, answer.Expect(expected));
        _acknowledged.Enqueue(acknowledged);
        return acknowledged;
    }

    /// <returns>Null where nobody knows whether it was done: the Host is away, or says that it must wait.</returns>
    private async Task<HttpAnswer?> AskAsync(string person, string path, object body, string key)
    {
        try
        {
            var answer = await api.PostAsync(person, path, body, key);
            return answer.Status is 503 ? null : answer;
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
