namespace Workflow.Tour;

/// <summary>The branch agents that this run started; all are stopped when it ends, however it ends.</summary>
internal sealed class BranchAgents(TourOptions options, CancellationToken stop) : IAsyncDisposable
{
    private readonly List<BranchAgent> running = [];

    /// <summary>Starts the agent of a branch; it goes on receiving until the run ends.</summary>
    public BranchAgent Start(Branch branch)
    {
        var agent = BranchAgent.Start(branch, options, stop);
        running.Add(agent);

        return agent;
    }

    /// <exception cref="TourFailedException">No agent of this branch was started.</exception>
    public BranchAgent Of(Branch branch) =>
        running.Find(agent => agent.Branch == branch) ?? throw new TourFailedException($"{branch.Name}: máy chưa được bật");

    public async ValueTask DisposeAsync()
    {
        foreach (var agent in running) await agent.DisposeAsync();
    }
}
