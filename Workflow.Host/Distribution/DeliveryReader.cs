using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Projections.Distribution;

namespace Workflow.Host.Distribution;

/// <summary>Reads the delivery board. A branch that has no row yet is one the directive was sent to: the issue names them all.</summary>
public sealed class DeliveryReader(IDocumentStore documents, NpgsqlDataSource source, TimeProvider time)
{
    public async Task<IReadOnlyList<DeliveryItem>> OfAsync(Directive directive, OrganisationChart organisation, CancellationToken cancellation)
    {
        if (directive.Issue is not { } issue) return [];

        await using var session = documents.QuerySession();
        var rows = (await session.Query<DeliveryRow>().Where(row => row.DirectiveId == directive.Id).ToListAsync(cancellation)).ToDictionary(row => row.Branch, StringComparer.Ordinal);
        var issuedAt = await IssuedAtAsync(directive.Id, cancellation);
        var due = DueAt(issuedAt, organisation.Calendar);
        return
        [
            .. from branch in issue.Branches
               let row = rows.GetValueOrDefault(branch) ?? new DeliveryRow(Delivery.IdOf(directive.Id, branch), directive.Id, branch, issuedAt)
               select ItemOf(row, organisation.Body(branch)?.Name ?? branch, directive.Recall is not null, due),
        ];
    }

    /// <summary>17:00 of the day of issue; of the next working day when that has passed, or the day is a holiday.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset issuedAt, WorkingCalendar calendar)
    {
        var day = VietnamTime.DateOf(issuedAt);
        if (issuedAt > VietnamTime.At(day, WorkingCalendar.EndOfDay)) day = day.AddDays(1);
        while (!calendar.IsWorking(day)) day = day.AddDays(1);
        return VietnamTime.At(day, WorkingCalendar.EndOfDay);
    }

    private DeliveryItem ItemOf(DeliveryRow row, string name, bool isRecalled, DateTimeOffset due)
    {
        var code = DeliveryStatus.CodeOf(row.StatusCode, row.RecallAnswer, isRecalled);
        var item = new DeliveryItem(row.Branch, name, DeliveryStatus.Of(code, row.OpenedAt is not null), code, row.At ?? row.SentAt, row.Attempt, due)
        {
            IsAcknowledged = StatusCode.IsAcknowledgement(row.StatusCode, row.Auto),
            By = row.By, Auto = row.At is null ? null : row.Auto, OpenedAt = row.OpenedAt, OpenedBy = row.OpenedBy, RecallAnswer = row.RecallAnswer,
        };
        return item.IsAnswered || time.GetUtcNow() <= due ? item : item with { SilentSince = due };
    }

    private async Task<DateTimeOffset> IssuedAtAsync(Guid directive, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select at from ledger.leaf where about = $1 and type = 'directive-issued'");
        select.Parameters.Add(new() { Value = directive });
        return new((DateTime)(await select.ExecuteScalarAsync(cancellation))!, TimeSpan.Zero);
    }
}
