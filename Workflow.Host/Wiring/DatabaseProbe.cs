using System.Diagnostics;
using Workflow.Host.Ledger;

namespace Workflow.Host.Wiring;

/// <summary>Whether the database answers just now. However many ask, it is asked once a second at most.</summary>
public sealed class DatabaseProbe(LedgerDatabase database)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Lock _one = new();
    private Task<bool> _asked = Task.FromResult(false);
    private long _since;

    public Task<bool> AnswersAsync()
    {
        lock (_one)
        {
            if (_asked.IsCompleted && (_since is 0 || Stopwatch.GetElapsedTime(_since) > Fresh)) (_asked, _since) = (AskAsync(), Stopwatch.GetTimestamp());
            return _asked;
        }
    }

    private async Task<bool> AskAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await using var select = database.Source.CreateCommand("select 1");
            await select.ExecuteNonQueryAsync(patience.Token);
            return true;
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }
}
