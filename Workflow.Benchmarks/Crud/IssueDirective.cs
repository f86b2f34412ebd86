using System.Security.Claims;
using Npgsql;

namespace Workflow.Benchmarks.Crud;

/// <summary>POST …/issue: the number from its series' counter row, the row, the audit row and an outbox row per recipient.</summary>
internal static class IssueDirective
{
    private static readonly TimeSpan Hanoi = TimeSpan.FromHours(7);

    public static async Task<IResult> Post(
        Guid id, ClaimsPrincipal caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await DirectiveTransaction.OpenAsync(database, id, stop);
        if (transaction.Directive is not { } row) return Refusals.NotFound;
        if (row.Status is not "signed") return Refusals.WrongStatus;
        if (!string.Equals(caller.Name(), SimpleRoute.Clerk, StringComparison.Ordinal)) return Refusals.NotYourTurn;

        var now = clock.GetUtcNow();
        var issued = await NumberedAsync(transaction, row, now, stop);
        transaction.AddUpdate(issued);
        foreach (var branch in issued.Recipients) transaction.AddMessage(id, "issued." + branch, Message(issued, branch));
        var data = new { issued.Status, issued.Series, issued.Number, issued.IssuedOn, issued.Recipients };
        var audit = await transaction.SaveAsync(issued, new Change(now, caller.Name(), "issued", data), stop);
        await transaction.CommitAsync(stop);

        return Results.Ok(new CommandAnswer(id, issued.Version, issued.Status, audit)
        {
            Number = issued.Number,
            NumberInSeries = issued.NumberInSeries,
            Series = issued.Series,
            IssuedOn = issued.IssuedOn,
        });
    }

    private static async Task<DirectiveRow> NumberedAsync(
        DirectiveTransaction transaction, DirectiveRow row, DateTimeOffset now, CancellationToken stop)
    {
        var series = $"DU.{row.Type}.NK-2025-2030";
        var number = await transaction.NextNumberAsync(series, stop);

        return row with
        {
            Version = row.Version + 1,
            Status = "issued",
            Series = series,
            NumberInSeries = number,
            Number = $"{number:00}-{row.Type}/ĐU",
            IssuedOn = DateOnly.FromDateTime(now.ToOffset(Hanoi).DateTime),
        };
    }

    private static object Message(DirectiveRow issued, string branch) => new
    {
        DirectiveId = issued.Id,
        Branch = branch,
        issued.Number,
        issued.Type,
        issued.Abstract,
        issued.IssuedOn,
        issued.ContentHash,
    };
}
