using System.Text;

namespace Workflow.Benchmarks.Load;

/// <summary>One directive on the sample's route <c>simple</c>: draft, submission, three approvals, signature, issue. Seven commands.</summary>
internal static class LifeCycle
{
    private const string Drafter = "thanh.dinh";
    private const string Signer = "khai.nguyen";
    private const string Clerk = "nga.cao";

    private static readonly string[] Reviewers = ["bich.ho", "ha.tran", "bao.le"];
    private static readonly ReadOnlyMemory<byte> Empty = "{}"u8.ToArray();

    /// <summary>
    /// Runs until the service's code is compiled to its last tier, which takes about 20 s (<c>--compile-seconds</c>) on two busy
    /// cores: before that a service reaches little more than half of its speed.
    /// </summary>
    public static Task WarmUpAsync(ServiceClient service, Options options)
    {
        var window = Window.After(TimeSpan.Zero, TimeSpan.FromSeconds(options.Number("compile-seconds", 20)));

        return ClosedLoop.RunAsync(32, window, async recorder => await RunAsync(service, Draft.Ordinary, recorder) || true);
    }

    /// <summary>False as soon as the service refuses a command.</summary>
    public static async Task<bool> RunAsync(ServiceClient service, ReadOnlyMemory<byte> draft, Recorder recorder) =>
        await SignedAsync(service, draft, recorder) is { } id && await IssueAsync(service, id, recorder);

    /// <summary>The id of a directive that waits for its first review; null as soon as the service refuses a command.</summary>
    public static async Task<string?> SubmittedAsync(ServiceClient service, ReadOnlyMemory<byte> draft, Recorder recorder) => (await BegunAsync(service, draft, recorder))?.Id;

    /// <summary>The id of a directive taken as far as its signature; null as soon as the service refuses a command.</summary>
    public static async Task<string?> SignedAsync(ServiceClient service, ReadOnlyMemory<byte> draft, Recorder recorder)
    {
        if (await BegunAsync(service, draft, recorder) is not { } drafted) return null;

        var path = $"/api/directives/{drafted.Id}";
        var hash = drafted.ContentHash ?? throw new InvalidOperationException("the draft's answer carries no contentHash");
        ReadOnlyMemory<byte> approval = Encoding.UTF8.GetBytes($$"""{"decision":"approve","contentHash":"{{hash}}"}""");
        ReadOnlyMemory<byte> signature = Encoding.UTF8.GetBytes($$"""{"contentHash":"{{hash}}"}""");

        foreach (var reviewer in Reviewers)
        {
            if (await service.CommandAsync(reviewer, path + "/reviews", approval, recorder) is null) return null;
        }

        return await service.CommandAsync(Signer, path + "/signature", signature, recorder) is null ? null : drafted.Id;
    }

    public static async Task<bool> IssueAsync(ServiceClient service, string id, Recorder recorder) =>
        await service.CommandAsync(Clerk, $"/api/directives/{id}/issue", Empty, recorder) is not null;

    private static async Task<Answer?> BegunAsync(ServiceClient service, ReadOnlyMemory<byte> draft, Recorder recorder) =>
        await service.CommandAsync(Drafter, "/api/directives", draft, recorder) is { } drafted
        && await service.CommandAsync(Drafter, $"/api/directives/{drafted.Id}/submission", Empty, recorder) is not null ? drafted : null;
}
