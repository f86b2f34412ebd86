using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;
using Workflow.Projections.Drafting;
using Workflow.Projections.Numbering;

namespace Workflow.Host.Numbering;

/// <summary>Reads registers. Every line is shown to who may read the register; texts only of documents that are open to them.</summary>
public sealed class RegisterReader(NpgsqlDataSource source, ContentStore content, LedgerStore ledger)
{
    /// <summary>The series that have a line.</summary>
    public async Task<IReadOnlyList<string>> SeriesAsync(CancellationToken cancellation)
    {
        await using var select = source.CreateCommand("select distinct series from read.register_entry order by series");
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var series = new List<string>();
        while (await rows.ReadAsync(cancellation)) series.Add(rows.GetString(0));
        return series;
    }

    /// <param name="principals">What the reader is, on which it depends which documents are open to them.</param>
    /// <param name="from">First day of issue; with either day given, the lines without a date are left out.</param>
    public async Task<IReadOnlyList<RegisterLine>> OutgoingAsync(string[] series, string[] principals, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            """
            select e.data, c.data, coalesce(r.readers && $2, false) as is_open, d.draft, i.copies
            from read.register_entry e left join read.directive_card c on c.id = (e.data->>'directive')::uuid
            left join read.readership r on r.id = c.readership
            left join lateral (
                select convert_from(bytes, 'UTF8')::jsonb->'data'->'draft' as draft from ledger.leaf
                where about = c.id and type in ('directive-drafted', 'draft-revised') order by sequence desc limit 1) d on r.readers && $2
            left join lateral (
                select jsonb_array_length(convert_from(bytes, 'UTF8')::jsonb->'data'->'branches') as copies from ledger.leaf where about = c.id and type = 'directive-issued' limit 1) i on r.readers && $2
            where e.series = any($1) and ($3 is null or e.issued_on >= $3) and ($4 is null or e.issued_on <= $4)
            order by e.series, e.count
            """);
        select.Parameters.Add(new() { Value = series });
        select.Parameters.Add(new() { Value = principals });
        AddDays(select, from, to);

        var found = new List<(RegisterEntry Entry, DirectiveCard? Card, bool IsOpen, Draft? Draft, int? Copies)>();
        await using (var rows = await select.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
                found.Add((Json<RegisterEntry>(rows.GetString(0)), rows.IsDBNull(1) ? null : Json<DirectiveCard>(rows.GetString(1)), rows.GetBoolean(2), rows.IsDBNull(3) ? null : Json<Draft>(rows.GetString(3)), rows.IsDBNull(4) ? null : rows.GetInt32(4)));
        }

        var manifests = await content.ManifestsAsync([.. found.Where(f => f.IsOpen).Select(f => (f.Card!.Id, f.Card.ContentHash)).Distinct()], cancellation);
        var lines = new List<RegisterLine>(found.Count);
        foreach (var (entry, card, isOpen, draft, copies) in found)
        {
            // A void number tells what it was given for; what became of the draft since is not its line's affair.
            var line = entry.State is "voided" ? VoidedLineOf(entry) : LineOf(entry, card, isOpen ? manifests.GetValueOrDefault(card!.Id) : null) with { Recipients = RecipientsOf(draft), DraftingUnit = NameOf(draft?.DraftingUnit), Copies = copies };
            lines.Add(isOpen || KeepsIt(entry, principals) ? line with { Reason = await ReasonAsync(entry, cancellation) } : line);
        }

        return lines;
    }

    /// <summary>The reference documents from outside, oldest first. They are open to every member, so all are lines or none.</summary>
    public async Task<IReadOnlyList<RegisterLine>> IncomingAsync(string[] principals, DateOnly? from, DateOnly? to, string? type, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(
            $"""
            select c.data, convert_from(l.bytes, 'UTF8')::jsonb->'data'->>'issuer'
            from read.directive_card c
            join ledger.leaf l on l.about = c.id and l.type = 'directive-imported'
            where {ReadRows.OpenTo("$1")} and c.direction = 'incoming'
              and ($2 is null or c.issued_on >= $2) and ($3 is null or c.issued_on <= $3) and ($4 is null or c.type = $4)
            order by c.issued_on, c.sequence
            """);
        select.Parameters.Add(new() { Value = principals });
        AddDays(select, from, to);
        select.Parameters.Add(new() { Value = (object?)type ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

        var found = new List<(DirectiveCard Card, string? Issuer)>();
        await using (var rows = await select.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation)) found.Add((Json<DirectiveCard>(rows.GetString(0)), rows.IsDBNull(1) ? null : rows.GetString(1)));
        }

        var manifests = await content.ManifestsAsync([.. found.Select(f => (f.Card.Id, f.Card.ContentHash))], cancellation);
        var issuers = await content.TextsAsync([.. found.Where(f => f.Issuer is not null).Select(f => (f.Card.Id, f.Issuer!))], cancellation);
        return
        [
            .. found.Select(f => new RegisterLine(f.Card.Number!, "reference")
            {
                Date = f.Card.IssuedOn, Type = f.Card.Type, Abstract = Shown(manifests.GetValueOrDefault(f.Card.Id)), Issuer = issuers.GetValueOrDefault((f.Card.Id, f.Issuer ?? "")), DirectiveId = f.Card.Id,
            }),
        ];
    }

    /// <summary>By name; who was typed by hand is not kept here but in the document.</summary>
    private IReadOnlyList<string>? RecipientsOf(Draft? draft) => draft is null ? null : [.. draft.Recipients.Select(r => r.Code).OfType<string>().Select(code => NameOf(code)!)];

    private string? NameOf(string? code) => code is null ? null : ledger.Organisation.Body(code)?.Name ?? ledger.Organisation.Groups.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>In the clerk's words where there are any, else the code they chose.</summary>
    private async Task<string?> ReasonAsync(RegisterEntry entry, CancellationToken cancellation) =>
        entry.Reason is { } typed ? await content.TextAsync(entry.Directive ?? SeriesId.Parse(entry.Series)!.Stream.Id, typed, cancellation) : entry.ReasonCode;

    /// <summary>Who keeps the register must be able to explain its gaps, also once the document is a draft again that is not open to them.</summary>
    private static bool KeepsIt(RegisterEntry entry, string[] principals) =>
        SeriesId.Parse(entry.Series) is { } series && principals.Contains(Principal.Duty(series.Body, Duties.Clerk));

    private RegisterLine LineOf(RegisterEntry entry, DirectiveCard? card, Manifest? manifest) => entry.State is "before-system"
        ? new(entry.Number, entry.State) { Series = entry.Series, Text = $"số {entry.Number}: trước hệ thống" }
        : new(entry.Number, entry.State)
        {
            Series = entry.Series, NumberInSeries = entry.Count, Date = entry.IssuedOn, DirectiveId = entry.Directive, Unit = entry.Unit,
            Text = entry.State is "booked-secret" ? "số dành cho văn bản mật, quản lý ngoài hệ thống" : card?.QuarantinedAt is null ? null : "nội dung đã cách ly",
            Type = card?.Type, Abstract = Shown(manifest), Signer = card?.SignedBy, SignerName = card?.SignedBy is { } signer ? ledger.Organisation.NameOf(signer) : null,
        };

    private static string? Shown(Manifest? manifest) => manifest is { IsQuarantined: false } ? manifest.Abstract : null;

    private RegisterLine VoidedLineOf(RegisterEntry entry) => new(entry.Number, entry.State)
    {
        Series = entry.Series, NumberInSeries = entry.Count, Date = entry.IssuedOn, DirectiveId = entry.Directive,
        Type = TypeOf(entry)?.Code,
    };

    /// <summary>The type whose number it was: the one its series counts, or the first that prints its symbol.</summary>
    private DocumentType? TypeOf(RegisterEntry entry)
    {
        var types = ledger.Organisation.TypesOn(entry.IssuedOn ?? DateOnly.MaxValue);
        return types.OfSeries(SeriesId.Parse(entry.Series)!.Series) ?? (DirectiveNumber.Parse(entry.Number) is { } number ? types.OfSymbol(number.Symbol) : null);
    }

    private static void AddDays(NpgsqlCommand select, DateOnly? from, DateOnly? to)
    {
        foreach (var day in new[] { from, to }) select.Parameters.Add(new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date });
    }

    private static T Json<T>(string json) => JsonSerializer.Deserialize<T>(json, TextJson.Options)!;
}
