using System.Text.Json;
using Npgsql;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Audit;

/// <summary>Reads a directive's part of the audit log, as far as the caller may see it.</summary>
public sealed class HistoryReader(NpgsqlDataSource source, LedgerStore ledger)
{
    public async Task<IReadOnlyList<HistoryItem>> ReadAsync(Reading reading, Language language, CancellationToken cancellation)
    {
        var (lines, ballots) = (await LinesAsync(reading.Today, cancellation), new HistoryBallots(reading));
        var secret = lines.Where(l => ballots.Hides(l.Fact)).Select(l => l.Command).ToHashSet();
        return [.. lines.Where(l => IsOpen(l, reading)).Select(l => Item(l, IsSecret(l), reading.Today, language))];

        bool IsSecret(Line line) => secret.Contains(line.Command) || ballots.Hides(line.Refused) || IsOtherBranch(line, reading);
    }

    /// <summary>The last branch's answer completes a recall; which branch that was is not the others' affair.</summary>
    private static bool IsOtherBranch(Line line, Reading reading) => reading.IsRecipientOnly && line.Fact is DirectiveRecalled;

    /// <summary>Those who only received it see what came of it, from its number on, and of recall and sending again what concerns their own copy.</summary>
    private static bool IsOpen(Line line, Reading reading)
    {
        if (!reading.IsRecipientOnly) return true;

        var from = reading.Today.Facts.LastOrDefault(f => f.Event is NumberAssigned)?.Sequence ?? 0;
        return line.Sequence >= from && line switch
        {
            { Fact: RecallAnswered answered } => IsOwn(answered.Branch),
            { Resent: { } resent } => IsOwn(resent.Branch),
            _ => line.Fact is not null,
        };

        bool IsOwn(string branch) => reading.Principals.Contains(Principal.Branch(branch));
    }

    private HistoryItem Item(Line line, bool secret, Replayed directive, Language language)
    {
        var organisation = ledger.Organisation;
        var by = secret ? null : (line.Fact as IActed ?? line.Resent)?.By;
        var actor = secret ? null : line.Actor;
        var absent = secret ? null : line.OnBehalfOf;
        var words = new HistorySummary(directive, organisation, language);
        return new(
            line.Sequence, line.Version, line.Type, line.At, actor, actor is null ? null : words.NameOf(actor), by?.As, absent, absent is null ? null : words.NameOf(absent),
            by is null ? null : $"{by.Post}, {organisation.Body(by.Body)?.Name ?? by.Body}".TrimStart(',', ' '),
            SummaryOf(line, words, actor, absent));
    }

    private static string SummaryOf(Line line, HistorySummary words, string? actor, string? absent) => line switch
    {
        { Fact: { } fact } => words.Of(fact, line.Type, actor, absent),
        { Resent: { } resent } => words.Of(resent, actor, absent),
        _ => words.Of(line.Refused!, actor),
    };

    private async Task<IReadOnlyList<Line>> LinesAsync(Replayed directive, CancellationToken cancellation)
    {
        var facts = directive.Facts.ToDictionary(f => f.Sequence, f => f.Event);
        await using var select = source.CreateCommand("select sequence, version, type, at, actor, bytes from ledger.leaf where about = $1 order by sequence");
        select.Parameters.Add(new() { Value = directive.State.Id });
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        var (lines, version) = (new List<Line>(), 0);
        while (await rows.ReadAsync(cancellation))
        {
            using var leaf = JsonDocument.Parse((byte[])rows[5]);
            var (root, fact) = (leaf.RootElement, facts.GetValueOrDefault(rows.GetInt64(0)));
            var refused = rows.GetString(2) is "command-refused" ? root.GetProperty("data").Deserialize<CommandRefused>(TextJson.Options) : null;
            var resent = rows.GetString(2) is "delivery-resent" ? root.GetProperty("data").Deserialize<DeliveryResent>(TextJson.Options) : null;

            // Recorded while this was being read: newer than the state that says who may see what.
            if (fact is null && refused is null && resent is null) continue;
            if (fact is not null) version = rows.GetInt32(1);
            lines.Add(new(
                rows.GetInt64(0), version, rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetString(4),
                root.GetProperty("command").GetGuid(), root.GetProperty("onBehalfOf").GetString(), fact, refused, resent));
        }

        return lines;
    }

    /// <param name="Fact">Of the directive's own stream; null for a refusal, and for a copy that was sent again.</param>
    private sealed record Line(
        long Sequence, int Version, string Type, DateTimeOffset At, string Actor, Guid Command, string? OnBehalfOf, DirectiveEvent? Fact, CommandRefused? Refused, DeliveryResent? Resent);
}
