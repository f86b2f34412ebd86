using Npgsql;
using NpgsqlTypes;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Host.Distribution;
using Workflow.Host.Ledger;

namespace Workflow.Host.Reporting;

/// <summary>Counts in the database, in one round trip, over one narrow row per directive (docs/decisions/0015).</summary>
public sealed class FiguresReader(NpgsqlDataSource source)
{
    /// <summary>Nothing was sent before there was such a system, so no deadline is reckoned for the days before.</summary>
    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private static readonly string Open =
        $"p.id in (select c.id from read.directive_card c where {ReadRows.OpenTo("$4")} union all select c.id from read.directive_card c where c.waiting && $4)";

    /// <summary>Whose row counts. $1, $2 the days; $3 the bodies seen whole; $4 what the reader is; $5 the one body asked for.</summary>
    private static readonly string Counted = $"(p.body = any($3) or {Open}) and ($5 is null or p.body = $5)";

    private static readonly string InWork =
        $"""
        select p.step, count(*)::int, count(*) filter (where p.since > $6 - interval '3 days')::int, count(*) filter (where p.since <= $6 - interval '7 days')::int, min(p.since)
        from read.directive_pace p where p.issued_at is null and p.step is not null and {Counted} group by p.step
        """;

    private static readonly string Issued =
        $"""
        select p.type, p.issued_on - p.drafted_on, p.is_urgent, count(*)::int, count(p.issue_due_at)::int, count(*) filter (where p.issued_at <= p.issue_due_at)::int,
               sum(p.decisions)::int, sum(p.on_paper)::int
        from read.directive_pace p where p.issued_on between $1 and $2 and {Counted} group by 1, 2, 3
        """;

    private static readonly string Submitted =
        $"""
        select count(*)::int, count(*) filter (where cardinality(p.returns) > 0)::int, coalesce(sum(cardinality(p.returns)), 0)::int
        from read.directive_pace p where p.submitted_on between $1 and $2 and {Counted}
        """;

    private static readonly string Reasons =
        $"select r.reason, count(*)::int from read.directive_pace p, unnest(p.returns) as r (reason) where p.submitted_on between $1 and $2 and {Counted} group by r.reason";

    /// <summary>$7 is the first day that has a deadline, $8 the deadlines of that day and those that follow, $9 the branches whose copies the reader may see in any case. The offset keeps JSON from being read once for each count.</summary>
    private static readonly string Branches =
        $"""
        select d.branch, count(*)::int, count(*) filter (where d.acknowledged is not null or d.due < $6)::int, count(d.acknowledged)::int, count(*) filter (where d.acknowledged <= d.due)::int,
               count(*) filter (where d.acknowledged is null and d.status <> '02' and d.recall is null and d.due < $6)::int
        from (select d.branch, p.due, (d.data->>'acknowledgedAt')::timestamptz as acknowledged, d.data->>'statusCode' as status, d.data->>'recallAnswer' as recall
              from (select p.id, $8[((p.issued_at at time zone 'UTC') + interval '13:59:59.999')::date - $7 + 1] as due, p.body = any($3) or {Open} as whole
                    from read.directive_pace p where p.issued_on between $1 and $2 and ($5 is null or p.body = $5)) p
              join read.mt_doc_deliveryrow d on d.directive_id = p.id where p.whole or d.branch = any($9) offset 0) d
        group by d.branch
        """;

    private static readonly string[] Steps =
        ["draft", "returned", "head-of-unit", "form-check", "opinion", "reconciliation", "approval", "ballot", "signature", "number", "issue"];

    public async Task<FiguresAnswer> ReadAsync(FiguresQuestion question, OrganisationChart organisation, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        foreach (var text in new[] { InWork, Issued, Submitted, Reasons, Branches }) batch.BatchCommands.Add(Command(text, question, organisation.Calendar));

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var inWork = await ListAsync(rows, InWorkOf, cancellation);
        var issued = await ListAsync(rows, r => new IssuedGroup(r.GetString(0), r.GetInt32(1), r.GetBoolean(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7)), cancellation);
        var submitted = (await ListAsync(rows, r => (All: r.GetInt32(0), Returned: r.GetInt32(1), Times: r.GetInt32(2)), cancellation))[0];
        var reasons = await ListAsync(rows, ReasonOf, cancellation);
        var branches = await ListAsync(rows, r => BranchOf(r, organisation), cancellation);

        return new(
            question.From, question.To, question.Body, question.Now, question.Scope.Whole, [.. inWork.OrderBy(f => Array.IndexOf(Steps, f.Step))], ByType(issued), OnTimeOf(issued),
            new(submitted.All, submitted.Returned, submitted.Times, submitted.All is 0 ? null : Math.Round((double)submitted.Times / submitted.All, 2), [.. reasons.OrderByDescending(r => r.Count).ThenBy(r => r.Step, StringComparer.Ordinal)]),
            [.. branches.OrderByDescending(b => b.Silent).ThenBy(b => b.SameDayPercent).ThenBy(b => b.Branch, StringComparer.Ordinal)],
            new(issued.Sum(g => g.Decisions), issued.Sum(g => g.OnPaper), Percent(issued.Sum(g => g.OnPaper), issued.Sum(g => g.Decisions))));
    }

    private static NpgsqlBatchCommand Command(string text, FiguresQuestion question, WorkingCalendar calendar)
    {
        var (first, last) = (question.From > FirstDay ? question.From : FirstDay, Earlier(question.To, VietnamTime.DateOf(question.Now)).AddDays(1));
        var deadlines = Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(day => DeliveryReader.DueAt(VietnamTime.At(first.AddDays(day), TimeOnly.MinValue), calendar).ToUniversalTime());
        return new(text)
        {
            Parameters =
            {
                new() { Value = question.From }, new() { Value = question.To }, new() { Value = question.Scope.Whole }, new() { Value = question.Scope.Readers },
                new() { Value = (object?)question.Body ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = question.Now.ToUniversalTime() },
                new() { Value = first }, new() { Value = deadlines.ToArray() }, new() { Value = question.Scope.Branches },
            },
        };
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static async Task<List<T>> ListAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        var list = new List<T>();
        while (await rows.ReadAsync(cancellation)) list.Add(row(rows));
        await rows.NextResultAsync(cancellation);
        return list;
    }

    private static InWorkFigure InWorkOf(NpgsqlDataReader row)
    {
        var (count, recent, old) = (row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
        return new(row.GetString(0), count, recent, count - recent - old, old, row.GetFieldValue<DateTimeOffset>(4));
    }

    private static ReturnReasonFigure ReasonOf(NpgsqlDataReader row) =>
        row.GetString(0).Split('/', 2) is [var step, { Length: > 0 } code] ? new(step, code, row.GetInt32(1)) : new(row.GetString(0).TrimEnd('/'), null, row.GetInt32(1));

    private static BranchFigure BranchOf(NpgsqlDataReader row, OrganisationChart organisation)
    {
        var (code, due, sameDay) = (row.GetString(0), row.GetInt32(2), row.GetInt32(4));
        return new(code, organisation.Body(code)?.Name ?? code, row.GetInt32(1), due, row.GetInt32(3), sameDay, Percent(sameDay, due), row.GetInt32(5));
    }

    private static IReadOnlyList<IssuedFigure> ByType(List<IssuedGroup> issued) =>
        [.. issued.GroupBy(g => g.Type, StringComparer.Ordinal).Select(type => new IssuedFigure(type.Key, type.Sum(g => g.Count), MedianOf(type))).OrderByDescending(f => f.Count).ThenBy(f => f.Type, StringComparer.Ordinal)];

    private static OnTimeFigure OnTimeOf(List<IssuedGroup> issued)
    {
        var urgent = issued.Where(g => g.IsUrgent).ToList();
        var (limited, onTime, urgentLimited, urgentOnTime) = (issued.Sum(g => g.Limited), issued.Sum(g => g.OnTime), urgent.Sum(g => g.Limited), urgent.Sum(g => g.OnTime));
        return new(limited, onTime, Percent(onTime, limited), urgentLimited, urgentOnTime, Percent(urgentOnTime, urgentLimited));
    }

    /// <summary>The middle one, or half way between the two in the middle.</summary>
    private static double MedianOf(IEnumerable<IssuedGroup> groups)
    {
        var byDays = groups.GroupBy(g => g.Days).OrderBy(g => g.Key).Select(g => (Days: g.Key, Count: g.Sum(x => x.Count))).ToList();
        var count = byDays.Sum(g => g.Count);
        return (DaysAt((count - 1) / 2) + DaysAt(count / 2)) / 2.0;

        int DaysAt(int place)
        {
            foreach (var (days, many) in byDays)
                if ((place -= many) < 0) return days;
            throw new InvalidOperationException("There is no such place in the list.");
        }
    }

    private static double? Percent(int part, int whole) => whole is 0 ? null : Math.Round(100.0 * part / whole, 1);

    /// <summary>Directives of one type and urgency that took equally long.</summary>
    private sealed record IssuedGroup(string Type, int Days, bool IsUrgent, int Count, int Limited, int OnTime, int Decisions, int OnPaper);
}
