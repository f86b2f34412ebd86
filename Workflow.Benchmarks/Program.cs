using Workflow.Benchmarks;
using Workflow.Benchmarks.Crud;
using Workflow.Benchmarks.FanOut;
using Workflow.Benchmarks.Layers;
using Workflow.Benchmarks.Load;
using Workflow.Benchmarks.Memory;
using Workflow.Benchmarks.Numbering;
using Workflow.Benchmarks.Pages;
using Workflow.Benchmarks.Rules;

try
{
    var options = Options.Parse(args);

    return options.Verb switch
    {
        "crud" => await CrudService.RunAsync(options),
        "database" => await FreshDatabase.RunAsync(options),
        "load" => await LifeCycleBenchmark.RunAsync(options),
        "numbering" => await NumberingBenchmark.RunAsync(options),
        "organisation" => await LargeOrganisation.RunAsync(options),
        "fan-out" => await FanOutBenchmark.RunAsync(options),
        "memory" => await MemoryBenchmark.RunAsync(options),
        "rules" => RulesBenchmark.Run(options),
        "pages" => await PagesBenchmark.RunAsync(options),
        "layers" => await LayersBenchmark.RunAsync(options),
        _ => throw new UsageException(
            "verbs: crud, database, load, numbering, organisation, fan-out, memory, rules, pages, layers; options as --name value"),
    };
}
catch (UsageException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}
