using System.Globalization;
using System.Text.Json;
using JasperFx.CommandLine;
using Workflow.Domain;
using Workflow.Host.Audit;
using Workflow.Host.Distribution;
using Workflow.Host.Http;

namespace Workflow.Host.Wiring;

/// <summary>Verbs of ours beside the stack's own.</summary>
public static class Verbs
{
    /// <summary>What these print is read by programs, so the command line's own remarks go to standard error.</summary>
    public static void KeepOutputClean(string[] args)
    {
        if (args is ["replay" or "rebuild" or "dead-letters", ..]) Console.SetOut(Console.Error);
    }
}

/// <summary>What <c>replay</c> is told.</summary>
public sealed class ReplayInput : NetCoreInput
{
    [Description("A directive's id, or any other stream's; left out, the whole log")]
    public string? StreamFlag { get; set; }

    [Description("An instant with its offset, or a day: facts up to then")]
    public string? AsOfFlag { get; set; }
}

/// <summary><c>replay [--stream ID] [--as-of T]</c>: history and state as lines of JSON on standard output. Reads only; the Host may be running.</summary>
[Description("Prints every fact in the order of the log, then the states they fold to, as lines of JSON", Name = "replay")]
public sealed class ReplayCommand : JasperFxAsyncCommand<ReplayInput>
{
    /// <returns>False when there is nothing of the kind, or what was asked is malformed.</returns>
    public override async Task<bool> Execute(ReplayInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            var (stream, asOf) = (Query.IdOf(input.StreamFlag, "--stream"), Query.InstantOf(input.AsOfFlag, "--as-of", endOfDay: true));
            using var host = input.BuildHost();
            await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
            return await host.Services.GetRequiredService<Replay>().WriteAsync(output, stream, asOf, CancellationToken.None) > 0;
        }
        catch (RefusedRequestException malformed)
        {
            await Console.Error.WriteLineAsync($"{malformed.About.Value} is malformed.");
            return false;
        }
    }
}

/// <summary>What <c>dead-letters</c> is told.</summary>
public sealed class DeadLettersInput : NetCoreInput
{
    [Description("Send one again, by its place in the list, or all: a number or «all»")]
    public string? ReplayFlag { get; set; }
}

/// <summary><c>dead-letters [--replay N|all]</c>: what the broker gave up, as lines of JSON; or what was sent again.</summary>
[Description("Lists what the broker gave up, or sends it again to where it was meant to go", Name = "dead-letters")]
public sealed class DeadLettersCommand : JasperFxAsyncCommand<DeadLettersInput>
{
    /// <returns>False when the place is malformed or empty.</returns>
    public override async Task<bool> Execute(DeadLettersInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var place = int.TryParse(input.ReplayFlag, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        if (input.ReplayFlag is not (null or "all") && place is null) return false;

        using var host = input.BuildHost();
        var letters = new DeadLetters(SafeConnection.Broker(host.Services.GetRequiredService<IConfiguration>()));
        var shown = input.ReplayFlag is null ? await letters.ListAsync(CancellationToken.None) : await letters.ReplayAsync(place, CancellationToken.None);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var letter in shown) await output.WriteLineAsync(JsonSerializer.Serialize(letter, TextJson.Options));
        return place is null || shown is not [];
    }
}

/// <summary>What <c>rebuild</c> is told.</summary>
public sealed class RebuildInput : NetCoreInput
{
    [Description("Compare only, change nothing")]
    public bool VerifyFlag { get; set; }
}

/// <summary><c>rebuild [--verify]</c>: folds every stream again and writes the read rows that differ anew, or only tells which do.</summary>
[Description("Folds every stream again and mends the read rows; with --verify only compares", Name = "rebuild")]
public sealed class RebuildCommand : JasperFxAsyncCommand<RebuildInput>
{
    /// <returns>With <c>--verify</c>: whether every row is what its facts fold to.</returns>
    public override async Task<bool> Execute(RebuildInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var host = input.BuildHost();
        var rebuild = host.Services.GetRequiredService<Rebuild>();
        var differences = input.VerifyFlag ? await rebuild.VerifyAsync(CancellationToken.None) : await rebuild.RepairAsync(CancellationToken.None);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var (table, key, what) in differences) await output.WriteLineAsync($"{table} {key}: {what}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{differences.Count} rows differed{(input.VerifyFlag || differences.Count is 0 ? "" : " and were mended")}."));
        return !input.VerifyFlag || differences.Count is 0;
    }
}
