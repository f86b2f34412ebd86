using Microsoft.Extensions.Configuration;

namespace Workflow.Web.Training;

/// <summary>Whether this is an instance to practise on, by the configuration <c>Training</c>: nothing in it counts, and every page and print says so.</summary>
public sealed class TrainingInstance(IConfiguration configuration)
{
    public bool IsOn { get; } = configuration.GetValue<bool>("Training");
}
