using System.Text.Json;
using Marten;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Distribution;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;
using Workflow.Projections.Distribution;
using Workflow.Projections.Drafting;

namespace Workflow.Host.Distribution;

/// <summary>Reads the delivery board. A branch that has no row yet is one the directive was sent to: the issue names them all.</summary>
public sealed class DeliveryReader(IDocumentStore documents, NpgsqlDataSource source, ContentStore content, TimeProvider time)
{
    /// <summary>Directives issued by the system and open to these, the newest first, with the counts of their copies.</summary>
    public async Task<DeliveriesAnswer> IssuedAsync(string[] principals, int page, int size, OrganisationChart organisation, CancellationToken cancellation)
    {
        var issued = $"from read.directive_card c where {ReadRows.OpenTo("$1")} and c.status in ('issued', 'recall-requested', 'recalled') and c.direction is null";
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new($"select count(*) {issued}") { Parameters = { new() { Value = principals } } });
        batch.BatchCommands.Add(new($"select c.data {issued} order by c.day desc, c.sequence desc limit $2 offset $3")
        {
            Parameters = { new() { Value = principals }, new() { Value = size }, new() { Value = (page - 1L) * size } },
        });
        var (total, found) = (0L, new List<DirectiveCard>());
        await using (var rows = await batch.ExecuteReaderAsync(cancellation))
        {
            if (await rows.ReadAsync(cancellation)) total = rows.GetInt64(0);
            await rows.NextResultAsync(cancellation);
            while (await rows.ReadAsync(cancellation)) found.Add(JsonSerializer.Deserialize<DirectiveCard>(rows.GetString(0), TextJson.Options)!);
        }

        var manifests = await content.ManifestsAsync([.. found.Select(card => (card.Id, card.ContentHash))], cancellation);
        Guid[] ids = [.. found.Select(card => card.Id)];
        var (copies, issuedAt) = (await CopiesAsync(ids, cancellation), await IssuedAtAsync(ids, cancellation));
        var lines = new List<DeliveriesLine>(found.Count);
        foreach (var card in found)
        {
            var counts = DeliveryAnswer.CountsOf(copies[card.Id].Select(alike => (ItemOf(alike.Row with { SentAt = alike.ResentAt ?? issuedAt[card.Id] }, "", card.Status is not DirectiveStatus.Issued, organisation.Calendar), alike.Copies)));
            lines.Add(new(card.Id, card.Number!, card.Type, manifests[card.Id].Abstract, card.IssuedOn!.Value, card.Urgency, card.Status, counts));
        }

        return new(lines, total, page, size);
    }

    /// <summary>One branch's copy, with everything the branch reported.</summary>
    /// <param name="isOwn">The reader is of the branch, and may answer for it.</param>
    public async Task<DeliveryItem> CopyAsync(Directive directive, string branch, bool isOwn, OrganisationChart organisation, CancellationToken cancellation)
    {
        await using var session = documents.QuerySession();
        var stream = new Delivery(directive.Id, branch).Stream;
        var facts = await session.Events.FetchStreamAsync(stream.Id, token: cancellation);
        var (row, copy) = (new DeliveryRow(stream.Id, directive.Id, branch, await IssuedAtAsync(directive.Id, cancellation)), (Delivery?)LedgerSql.Fold(stream, facts)?.State ?? new Delivery(directive.Id, branch));
        var notes = await content.TextsAsync(directive.Id, [.. facts.Select(fact => (fact.Data as ReceiptRecorded)?.Note).OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        var (sendings, receipts) = (new List<DeliverySending> { new(row.Attempt, row.SentAt) }, new List<DeliveryReceipt>());
        foreach (var fact in facts)
        {
            row = row.With((DeliveryEvent)fact.Data, fact.Timestamp);
            if (fact.Data is ReceiptRecorded r) receipts.Add(new(r.StatusCode, r.At, fact.Timestamp, r.Person, r.Auto, r.Note is { } note ? notes.GetValueOrDefault(note) : null, r.Attempt ?? row.Attempt));
            else sendings.Add(new(row.Attempt, row.SentAt));
        }

        return ItemOf(row, organisation.Body(branch)?.Name ?? branch, directive.Recall is not null, organisation.Calendar) with
        {
            Receipts = receipts, Sendings = sendings, Next = isOwn ? [.. copy.Next(directive.Recall is not null)] : null,
        };
    }

    /// <summary>The copies of these directives, those that stand alike together: a directive may have thousands. What was sent again is due by then, not by the issue.</summary>
    private async Task<ILookup<Guid, (DeliveryRow Row, DateTimeOffset? ResentAt, int Copies)>> CopiesAsync(Guid[] ids, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            """
            select directive_id, data->>'statusCode', coalesce((data->>'auto')::boolean, false), data ? 'openedAt', data->>'recallAnswer',
                   case when (data->>'attempt')::int > 1 then (data->>'sentAt')::timestamptz end, count(*)::int
            from read.mt_doc_deliveryrow where directive_id = any($1) group by 1, 2, 3, 4, 5, 6
            """);
        select.Parameters.Add(new() { Value = ids });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var copies = new List<(DeliveryRow Row, DateTimeOffset? ResentAt, int Copies)>();
        while (await rows.ReadAsync(cancellation))
        {
            var row = new DeliveryRow(Guid.Empty, rows.GetGuid(0), "", default)
            {
                StatusCode = rows.GetString(1), Auto = rows.GetBoolean(2), OpenedAt = rows.GetBoolean(3) ? default(DateTimeOffset) : null, RecallAnswer = rows.IsDBNull(4) ? null : rows.GetString(4),
            };
            copies.Add((row, rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5), rows.GetInt32(6)));
        }

        return copies.ToLookup(alike => alike.Row.DirectiveId);
    }

    public async Task<IReadOnlyList<DeliveryItem>> OfAsync(Directive directive, OrganisationChart organisation, CancellationToken cancellation)
    {
        if (directive.Issue is not { } issue) return [];

        await using var session = documents.QuerySession();
        var place = await PlaceAsync(cancellation);
        var rows = (await session.Query<DeliveryRow>().Where(row => row.DirectiveId == directive.Id).ToListAsync(cancellation)).ToDictionary(row => row.Branch, StringComparer.Ordinal);
        var issuedAt = await IssuedAtAsync(directive.Id, cancellation);
        foreach (var (fact, at) in await NewestAsync(directive.Id, place, cancellation))
            rows[fact.Branch] = (rows.GetValueOrDefault(fact.Branch) ?? new(Delivery.IdOf(directive.Id, fact.Branch), directive.Id, fact.Branch, issuedAt)).With(fact, at);
        return
        [
            .. from branch in issue.Branches
               let row = rows.GetValueOrDefault(branch) ?? new DeliveryRow(Delivery.IdOf(directive.Id, branch), directive.Id, branch, issuedAt)
               select ItemOf(row, organisation.Body(branch)?.Name ?? branch, directive.Recall is not null, organisation.Calendar),
        ];
    }

    /// <summary>17:00 of the day it was sent; of the next working day when that has passed, or the day is a holiday.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset sentAt, WorkingCalendar calendar)
    {
        var day = VietnamTime.DateOf(sentAt);
        if (sentAt > VietnamTime.At(day, WorkingCalendar.EndOfDay)) day = day.AddDays(1);
        while (!calendar.IsWorking(day)) day = day.AddDays(1);
        return VietnamTime.At(day, WorkingCalendar.EndOfDay);
    }

    private DeliveryItem ItemOf(DeliveryRow row, string name, bool isRecalled, WorkingCalendar calendar)
    {
        var due = DueAt(row.SentAt, calendar);
        var code = DeliveryStatus.CodeOf(row.StatusCode, row.RecallAnswer, isRecalled);
        var item = new DeliveryItem(row.Branch, name, DeliveryStatus.Of(code, row.OpenedAt is not null), code, row.At ?? row.SentAt, row.Attempt, due)
        {
            IsAcknowledged = StatusCode.IsAcknowledgement(row.StatusCode, row.Auto),
            By = row.By, Auto = row.At is null ? null : row.Auto, OpenedAt = row.OpenedAt, OpenedBy = row.OpenedBy, RecallAnswer = row.RecallAnswer,
        };
        return item.IsAnswered || time.GetUtcNow() <= due ? item : item with { SilentSince = due };
    }

    /// <summary>Up to where the board has taken in what was recorded.</summary>
    private async Task<long> PlaceAsync(CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select coalesce(min(last_seq_id), 0) from events.mt_event_progression where name like 'DeliveryRow:%'");
        return (long)(await select.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The facts that the board has yet to take in, in their order: who looks right after one must see it. To take them in twice changes nothing.</summary>
    private async Task<List<(DeliveryEvent Fact, DateTimeOffset At)>> NewestAsync(Guid directive, long place, CancellationToken cancellation)
    {
        // However far the board is behind, as while it is made anew, a reader does not do its work.
        await using var select = source.CreateCommand(
            """
            select type, data, timestamp from (select seq_id, type, data, timestamp from events.mt_events where seq_id > $1 order by seq_id limit 5000) e
            where type in ('receipt-recorded', 'delivery-resent') and data->>'directiveId' = $2 order by seq_id
            """);
        select.Parameters.Add(new() { Value = place });
        select.Parameters.Add(new() { Value = directive.ToString() });
        await using var found = await select.ExecuteReaderAsync(cancellation);
        var facts = new List<(DeliveryEvent Fact, DateTimeOffset At)>();
        while (await found.ReadAsync(cancellation)) facts.Add((Read(found.GetString(0), found.GetString(1)), found.GetFieldValue<DateTimeOffset>(2)));
        return facts;

        static DeliveryEvent Read(string type, string data) => type is "delivery-resent"
            ? JsonSerializer.Deserialize<DeliveryResent>(data, TextJson.Options)! : JsonSerializer.Deserialize<ReceiptRecorded>(data, TextJson.Options)!;
    }

    private async Task<DateTimeOffset> IssuedAtAsync(Guid directive, CancellationToken cancellation) => (await IssuedAtAsync([directive], cancellation))[directive];

    private async Task<Dictionary<Guid, DateTimeOffset>> IssuedAtAsync(Guid[] directives, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select about, at from ledger.leaf where about = any($1) and type = 'directive-issued'");
        select.Parameters.Add(new() { Value = directives });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var instants = new Dictionary<Guid, DateTimeOffset>();
        while (await rows.ReadAsync(cancellation)) instants.Add(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1));
        return instants;
    }
}
