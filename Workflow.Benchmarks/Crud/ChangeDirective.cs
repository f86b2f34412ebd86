using System.Security.Claims;
using Npgsql;

namespace Workflow.Benchmarks.Crud;

/// <summary>The commands between draft and issue: lock the row, check, update it, add the audit row, commit.</summary>
internal sealed class ChangeDirective(NpgsqlDataSource database, TimeProvider clock)
{
    public static Task<IResult> Submit(Guid id, ClaimsPrincipal caller, ChangeDirective commands, CancellationToken stop) =>
        commands.RunAsync(
            id, caller.Name(), "submitted",
            row => row.Status is not "draft" ? Refusals.WrongStatus : Is(row.Author, caller.Name()) ? null : Refusals.NotFound,
            row => row with { Version = row.Version + 1, Status = "in-review" },
            stop);

    public static Task<IResult> Review(
        Guid id, DecisionRequest request, ClaimsPrincipal caller, ChangeDirective commands, CancellationToken stop) =>
        commands.RunAsync(
            id, caller.Name(), "approved",
            row => request.Decision is not "approve" ? Refusals.DecisionUnknown
                : row.Status is not "in-review" ? Refusals.WrongStatus
                : !SimpleRoute.IsTurnOf(row, caller.Name()) ? Refusals.NotYourTurn
                : Is(row.ContentHash, request.ContentHash) ? null : Refusals.ContentChanged,
            row => SimpleRoute.Approve(row, caller.Name()),
            stop);

    public static Task<IResult> Sign(
        Guid id, DecisionRequest request, ClaimsPrincipal caller, ChangeDirective commands, CancellationToken stop) =>
        commands.RunAsync(
            id, caller.Name(), "signed",
            row => row.Status is not "approved" ? Refusals.WrongStatus
                : !Is(SimpleRoute.Signer, caller.Name()) ? Refusals.NotYourTurn
                : Is(row.ContentHash, request.ContentHash) ? null : Refusals.ContentChanged,
            row => row with { Version = row.Version + 1, Status = "signed" },
            stop);

    private async Task<IResult> RunAsync(
        Guid id, string actor, string action, Func<DirectiveRow, IResult?> check, Func<DirectiveRow, DirectiveRow> change,
        CancellationToken stop)
    {
        await using var transaction = await DirectiveTransaction.OpenAsync(database, id, stop);
        if (transaction.Directive is not { } row) return Refusals.NotFound;
        if (check(row) is { } refusal) return refusal;

        var next = change(row);
        transaction.AddUpdate(next);
        var data = new { next.Status, next.Step, next.ApprovedBy, next.ContentHash };
        var audit = await transaction.SaveAsync(next, new Change(clock.GetUtcNow(), actor, action, data), stop);
        await transaction.CommitAsync(stop);

        return Results.Ok(new CommandAnswer(id, next.Version, next.Status, audit));
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
