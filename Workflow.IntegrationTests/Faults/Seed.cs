using System.Globalization;
using Xunit.Abstractions;

namespace Workflow.IntegrationTests.Faults;

/// <summary>Where the random moments come from: told with every run, so that a run can be had again (<c>WORKFLOW_TEST_SEED</c>).</summary>
internal sealed class Seed
{
    internal Seed(ITestOutputHelper output)
    {
        var seed = Environment.GetEnvironmentVariable("WORKFLOW_TEST_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        output.WriteLine($"WORKFLOW_TEST_SEED={seed}");
        Random = new(seed);
    }

    internal Random Random { get; }
}
