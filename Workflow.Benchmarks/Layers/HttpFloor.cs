using System.Text;
using Workflow.Benchmarks.Load;

namespace Workflow.Benchmarks.Layers;

/// <summary>What HTTP with JSON costs without a command behind it, and what the check of the bearer token adds.</summary>
internal static class HttpFloor
{
    private static readonly ReadOnlyMemory<byte> Review =
        Encoding.UTF8.GetBytes($$"""{"decision":"approve","contentHash":"{{new string('a', 64)}}"}""");

    private const int Rounds = 3;

    /// <summary>Both in turn, so that neither has the warmer machine: medians of the rounds after a first one that does not count.</summary>
    public static async Task<(RunResult Anonymous, RunResult Authenticated)> MeasureAsync(
        ServiceClient service, int actors, TimeSpan length)
    {
        var anonymous = new List<RunResult>();
        var authenticated = new List<RunResult>();
        for (var round = 0; round <= Rounds; round++)
        {
            anonymous.Add(await RunAsync(service, "/floor/anonymous", actors, length / Rounds));
            authenticated.Add(await RunAsync(service, "/floor/authenticated", actors, length / Rounds));
        }

        return (RunResult.Median(anonymous[1..]), RunResult.Median(authenticated[1..]));
    }

    private static async Task<RunResult> RunAsync(ServiceClient service, string path, int actors, TimeSpan length)
    {
        var recorders = await ClosedLoop.RunAsync(
            actors,
            Window.After(TimeSpan.FromSeconds(1), length),
            async recorder => await service.CommandAsync("bich.ho", path, Review, recorder) is not null);

        return RunResult.From(recorders, length);
    }
}
