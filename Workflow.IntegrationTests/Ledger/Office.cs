using System.Collections.Concurrent;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Ledger;
using Xunit;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>Several people at once, each doing one act after another on the same few papers, whatever goes wrong around them.</summary>
internal sealed class Office(LedgerBed bed)
{
    private readonly ConcurrentQueue<AskedAndAnswered> _answers = [];

    internal Papers Papers { get; } = new();

    /// <summary>Every question that was answered, with its answer, in no order.</summary>
    internal IReadOnlyCollection<AskedAndAnswered> Answers => _answers;

    internal Task WorkAsync(Act[][] people) => Task.WhenAll(people.Select(acts => Task.Run(async () =>
    {
        foreach (var act in acts) await DoAsync(act);
    })));

    private async Task DoAsync(Act act)
    {
        var node = bed.Nodes[act.Node % bed.Nodes.Count];
        var paper = Papers.Ids[act.Paper];
        var submission = Papers.Of(act.Asked(paper, Papers.Seen(paper)), Guid.NewGuid());
        var earlier = _answers.ElementAtOrDefault(act.Who)?.Submission;
        switch (act.Trouble)
        {
            case Trouble.Twice:
                await Task.WhenAll(AskAsync(node, submission), AskAsync(bed.Nodes[^1], submission));
                return;
            case Trouble.Again when earlier is not null:
                await AskAsync(node, earlier);
                break;
            case Trouble.KeyReused when earlier is not null:
                await AskAsync(node, Papers.Of(submission.Command, earlier.Id, body: 1));
                return;
            case Trouble.GivenUp:
                await GiveUpAsync(node, submission, TimeSpan.FromMilliseconds(act.How));
                break;
            case Trouble.Poison:
                await PoisonAsync(node);
                break;
            default:
                await HappenAsync(act, node);
                break;
        }

        await AskAsync(node, submission);
    }

    private Task HappenAsync(Act act, LedgerNode node)
    {
        switch (act.Trouble)
        {
            case Trouble.BeforeCommit: node.Proxy.Arm(Cut.BeforeCommit); break;
            case Trouble.CommitSent: node.Proxy.Arm(Cut.CommitSent); break;
            case Trouble.Committed: node.Proxy.Arm(Cut.Committed); break;
            case Trouble.ClockForward: bed.Clock.Move(TimeSpan.FromMinutes(1 + (10 * act.How))); break;
            case Trouble.ClockBack: bed.Clock.Move(TimeSpan.FromSeconds(-act.Who)); break;
            case Trouble.Terminated: return bed.TerminateAsync();
        }

        return Task.CompletedTask;
    }

    /// <summary>Asks until there is an answer: that is all a caller needs to know about failures.</summary>
    private async Task AskAsync(LedgerNode node, Submission submission)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _answers.Enqueue(new(submission, await node.Ledger.DecideAsync(submission)));
                return;
            }
            catch (LedgerUnavailableException) when (attempt < 5)
            {
                // May or may not be recorded; asking again with the same id tells.
            }
        }
    }

    private async Task GiveUpAsync(LedgerNode node, Submission submission, TimeSpan patience)
    {
        using var impatience = new CancellationTokenSource(patience);
        try
        {
            _answers.Enqueue(new(submission, await node.Ledger.DecideAsync(submission, impatience.Token)));
        }
        catch (OperationCanceledException)
        {
            // The answer is lost; the command may be recorded all the same.
        }
    }

    /// <summary>jsonb holds no NUL. The one who sent it is told; everybody else in the same batch goes on.</summary>
    private async Task PoisonAsync(LedgerNode node)
    {
        var id = Guid.CreateVersion7();
        var draft = new Draft("NQ", "DU", "BTV", "hash", null, [], "simple", [], []) { Addressees = ["\0"] };
        var poison = Papers.Of(new DraftDirective(new("hanh.luu"), id, draft), id) with { NewStream = new(StreamKind.Directive, id) };
        var refused = await Record.ExceptionAsync(() => node.Ledger.DecideAsync(poison));
        Assert.Equal("22P05", Assert.IsType<Npgsql.PostgresException>(refused?.GetBaseException()).SqlState);
    }
}
