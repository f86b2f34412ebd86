using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RabbitMQ.Client;

namespace Workflow.Host.Distribution;

/// <summary>
/// What only the broker's management API can set: policies, and the users of the branches with their rights.
/// Each call changes only what differs from what is wanted.
/// </summary>
public sealed class BrokerAdministration : IDisposable
{
    private const string Nothing = "^$";

    private readonly HttpClient _http;
    private readonly string _vhost;

    /// <param name="management">Address of the management API.</param>
    /// <param name="amqp">Address of the broker; its user must be an administrator, its path names the virtual host.</param>
    public BrokerAdministration(Uri management, Uri amqp)
    {
        var account = new ConnectionFactory { Uri = amqp };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.UserName}:{account.Password}"));
        _vhost = account.VirtualHost;
        _http = new HttpClient { BaseAddress = new Uri(management, "/api/"), Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
    }

    /// <summary>Limits, dead letters and alternates. Of the policies matching an object only one counts, so each holds all keys.</summary>
    /// <exception cref="HttpRequestException">The broker refused or did not answer.</exception>
    public async Task SetPoliciesAsync(CancellationToken cancellation)
    {
        var present = await ListAsync($"policies/{Escape(_vhost)}", cancellation);

        foreach (var wanted in Policies)
        {
            var name = (string)wanted["name"]!;
            if (present.Any(policy => Holds(policy, wanted)))
            {
                continue;
            }

            await SendAsync(HttpMethod.Put, $"policies/{Escape(_vhost)}/{name}", wanted, cancellation);
        }
    }

    /// <summary>Gives each branch a user of its own name who sees only what is the branch's, all in one call.</summary>
    /// <exception cref="HttpRequestException">The broker refused or did not answer.</exception>
    public async Task SetUsersAsync(IReadOnlyList<string> branches, string password, CancellationToken cancellation)
    {
        var users = ByUser(await ListAsync("users", cancellation), "name");
        var permissions = ByUser(await ListAsync("permissions", cancellation), "user");
        var topics = ByUser(await ListAsync("topic-permissions", cancellation), "user");
        var wanted = new JsonObject
        {
            ["users"] = Items(branches
                .Where(branch => !users[branch].Any(user => BrokerPassword.Matches((string?)user["password_hash"], password)))
                .Select(branch => new JsonObject { ["name"] = branch, ["password"] = password, ["tags"] = "" })),
            ["permissions"] = Items(branches.Select(Permission).Where(right => !permissions[User(right)].Any(held => Holds(held, right)))),
            ["topic_permissions"] = Items(branches.Select(TopicPermission).Where(right => !topics[User(right)].Any(held => Holds(held, right)))),
        };

        if (wanted.Any(kind => kind.Value is JsonArray { Count: > 0 }))
        {
            await SendAsync(HttpMethod.Post, "definitions", wanted, cancellation);
        }
    }

    /// <summary>Takes the branch's user away; its rights go with it.</summary>
    public async Task RemoveUserAsync(string branch, CancellationToken cancellation)
    {
        using var answer = await _http.DeleteAsync(new Uri($"users/{Escape(branch)}", UriKind.Relative), cancellation);
        if (answer.StatusCode is not HttpStatusCode.NotFound)
        {
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static ImmutableArray<JsonObject> Policies =>
    [
        new()
        {
            ["name"] = "workflow-queues",
            ["pattern"] = @"^(branch\..+|receipts)$",
            ["apply-to"] = "queues",
            ["priority"] = 50,
            ["definition"] = new JsonObject
            {
                ["delivery-limit"] = 20,
                ["dead-letter-exchange"] = BrokerNames.DeadLetters,
                ["dead-letter-strategy"] = "at-least-once",
                ["overflow"] = "reject-publish",
            },
        },
        new()
        {
            // To look at what lies there hands it back each time: it must not reach a limit, and newer brokers have one of their own.
            ["name"] = "workflow-kept",
            ["pattern"] = $"^({BrokerNames.DeadLetters}|{BrokerNames.Unrouted})$",
            ["apply-to"] = "queues",
            ["priority"] = 50,
            ["definition"] = new JsonObject { ["delivery-limit"] = 1_000_000 },
        },
        new()
        {
            ["name"] = "workflow-directives",
            ["pattern"] = "^directives$",
            ["apply-to"] = "exchanges",
            ["priority"] = 50,
            ["definition"] = new JsonObject { ["alternate-exchange"] = BrokerNames.Unrouted },
        },
    ];

    private JsonObject Permission(string branch)
    {
        var code = Regex.Escape(branch);

        return new()
        {
            ["user"] = branch,
            ["vhost"] = _vhost,
            ["configure"] = $@"^(branch\.{code}(_error|_skipped)?|receipts\.{code})$",
            ["write"] = $@"^(branch\.{code}(_error|_skipped)?|receipts\.{code})$",
            ["read"] = $@"^branch\.{code}(_error|_skipped)?$",
        };
    }

    private JsonObject TopicPermission(string branch) => new()
    {
        ["user"] = branch,
        ["vhost"] = _vhost,
        ["exchange"] = BrokerNames.BranchReceipts(branch),
        ["write"] = $"^{Regex.Escape(branch)}$",
        ["read"] = Nothing,
    };

    private ILookup<string, JsonObject> ByUser(IEnumerable<JsonObject> items, string member) =>
        items.Where(item => item["vhost"] is null || string.Equals((string?)item["vhost"], _vhost, StringComparison.Ordinal))
            .ToLookup(item => (string)item[member]!, StringComparer.Ordinal);

    private static bool Holds(JsonObject present, JsonObject wanted) =>
        wanted.All(member => JsonNode.DeepEquals(present[member.Key], member.Value));

    private static string User(JsonObject right) => (string)right["user"]!;

    private static JsonArray Items(IEnumerable<JsonObject> items) => new([.. items]);

    private async Task<List<JsonObject>> ListAsync(string path, CancellationToken cancellation)
    {
        var items = await _http.GetFromJsonAsync<JsonArray>(new Uri(path, UriKind.Relative), cancellation)
            ?? throw new JsonException($"The broker's management API answered nothing to {path}");

        return [.. items.OfType<JsonObject>()];
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            var reason = await answer.Content.ReadAsStringAsync(cancellation);
            throw new HttpRequestException(
                $"The broker's management API refused {path}: {(int)answer.StatusCode} {reason}", inner: null, answer.StatusCode);
        }
    }

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
