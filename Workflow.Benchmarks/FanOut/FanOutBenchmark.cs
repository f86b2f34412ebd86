using System.Diagnostics;
using System.Text;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.FanOut;

/// <summary>
/// <c>fan-out</c>: one directive to every branch of the group <c>BENCH</c>; seconds from the issue's answer until each
/// branch's queue holds it, then the same messages by the plain client. Options:
/// <c>--targets</c> (one), <c>--amqp --organisation --rounds --host-postgres --summary</c>.
/// </summary>
internal static class FanOutBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(Options options)
    {
        using var service = new ServiceClient(Target.From(options)[0]);
        var broker = new Uri(options.Required("amqp"));
        var branches = LargeOrganisation.Branches(options.Required("organisation"));
        await using var queues = await BranchQueues.ConsumeAsync(broker, branches);
        await using var outbox = new Outbox(options);
        var rounds = new List<(double Answer, double Host, double Raw)>();
        for (var round = 1; round <= options.Number("rounds", 3); round++)
        {
            var (answer, host, messages) = await IssueAsync(service, queues);
            await outbox.EmptiedAsync();
            rounds.Add((answer, host, await PublishAsync(broker, queues, messages, $"raw-{round}")));
        }

        Report(options, branches.Count, service.Target.Name, rounds);
        return 0;
    }

    private static async Task<(double Answer, double Arrival, IReadOnlyCollection<Delivered> Messages)> IssueAsync(
        ServiceClient service, BranchQueues queues)
    {
        var recorder = new Recorder(Window.FromNow());
        var id = await LifeCycle.SignedAsync(service, Draft.Of("KH", LargeOrganisation.Group), recorder)
            ?? throw new InvalidOperationException("no directive could be taken as far as its signature");
        var sought = Encoding.UTF8.GetBytes(id);
        var round = queues.Expect(message => message.Body.Span.IndexOf(sought) >= 0);

        var asked = Stopwatch.GetTimestamp();
        if (!await LifeCycle.IssueAsync(service, id, recorder)) throw new InvalidOperationException("the directive was not issued");

        var answered = Stopwatch.GetTimestamp();
        var completed = await round.CompletedAsync(Limit);

        return (Seconds(asked, answered), Seconds(answered, completed), round.Messages);
    }

    private static async Task<double> PublishAsync(
        Uri broker, BranchQueues queues, IReadOnlyCollection<Delivered> messages, string mark)
    {
        var round = queues.Expect(message => string.Equals(message.Properties.MessageId, mark, StringComparison.Ordinal));
        var started = await RawPublisher.PublishAsync(broker, messages, mark);

        return Seconds(started, await round.CompletedAsync(Limit));
    }

    private static void Report(
        Options options, int branches, string name, List<(double Answer, double Host, double Raw)> rounds)
    {
        var answer = Statistics.Median(rounds.Select(round => round.Answer));
        var host = Statistics.Median(rounds.Select(round => round.Host));
        var raw = Statistics.Median(rounds.Select(round => round.Raw));
        var table = new MarkdownTable($"fan-out to {branches:N0} branches", "seconds, median");
        table.Add($"{name}: the issue's answer", MarkdownTable.Cell(answer, 2));
        table.Add($"{name}: from the answer until every queue holds it", MarkdownTable.Cell(host, 2));
        table.Add("plain client: from the first publish until every queue holds it", MarkdownTable.Cell(raw, 2));
        Console.WriteLine(table);
        new Summary(options).Add(
            $"fan-out to {branches:N0} branches, s (reference: plain client)",
            MarkdownTable.Cell(host, 2), MarkdownTable.Cell(raw, 2), MarkdownTable.Ratio(host / raw), "");
    }

    private static double Seconds(long from, long to) => (to - from) / (double)Stopwatch.Frequency;
}
