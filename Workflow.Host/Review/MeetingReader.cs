using Marten;
using Workflow.Domain;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Host.Audit;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>Reads meetings' records, for those who belong there: the organ, who was summoned or came, the office, the auditors.</summary>
public sealed class MeetingReader(IDocumentStore documents, RebuildStreams streams, ContentStore content, LedgerStore ledger, TimeProvider time)
{
    public async Task<IReadOnlyList<MeetingView>> ListAsync(string person, string? body, string? organ, CancellationToken cancellation)
    {
        var ids = await streams.OfAsync(StreamKind.Meeting, cancellation);
        var read = await ReadAsync([.. ids], cancellation);
        var open = read.Where(m => IsOpenTo(m, person) && (body is null || m.Held.Body == body) && (organ is null || m.Held.Organ == organ)).ToList();
        var views = new List<MeetingView>(open.Count);
        foreach (var meeting in open.OrderByDescending(m => m.Held.HeldOn)) views.Add(await ViewAsync(meeting, cancellation));
        return views;
    }

    /// <summary>Null for none, and for one that is not the caller's to read.</summary>
    public async Task<MeetingView?> FindAsync(Guid id, string person, CancellationToken cancellation) =>
        (await ReadAsync([id], cancellation)) is [var meeting] && IsOpenTo(meeting, person) ? await ViewAsync(meeting, cancellation) : null;

    private async Task<IReadOnlyList<Meeting>> ReadAsync(Guid[] ids, CancellationToken cancellation)
    {
        await using var session = documents.QuerySession();
        var events = await RebuildStreams.EventsAsync(session, ids, cancellation);
        return [.. ids.Select(id => LedgerSql.Fold(new(StreamKind.Meeting, id), events[id].Where(e => e.Data is MeetingEvent))?.State).OfType<Meeting>()];
    }

    private bool IsOpenTo(Meeting meeting, string person)
    {
        var (held, principals) = (meeting.Held, ledger.Organisation.PrincipalsOf(person, VietnamTime.DateOf(time.GetUtcNow())));
        return held.Summoned.Contains(person) || held.Present.Contains(person) || held.Chair == person || held.Secretary == person
            || principals.Contains(Principal.Organ(held.Body, held.Organ))
            || new[] { Duties.Clerk, Duties.FormCheck, Duties.Audit }.Any(duty => principals.Contains(Principal.Duty(held.Body, duty)));
    }

    private async Task<MeetingView> ViewAsync(Meeting meeting, CancellationToken cancellation)
    {
        var organisation = ledger.Organisation;
        var texts = await content.TextsAsync(meeting.Id, [.. meeting.Items.SelectMany(i => new[] { i.Subject, i.Conclusion }).OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        var (held, body) = (meeting.Held, organisation.Body(meeting.Held.Body));
        return new(
            meeting.Id, meeting.Version, held.Body, body?.Name ?? held.Body, held.Organ, body?.Organs.FirstOrDefault(o => o.Code == held.Organ)?.Name ?? held.Organ, body?.Place, held.HeldOn,
            Person(held.Chair), Person(held.Secretary), [.. held.Summoned.Select(Person)], [.. held.Present.Select(Person)], [.. held.Absent.Select(Person)],
            [.. meeting.Items.Select(i => new MeetingItemView(
                i.N, texts[i.Subject], i.DirectiveId, i.ContentHash, i.Counts.For, i.Counts.Against, i.Counts.Other, i.Needed, i.Secret, i.Outcome,
                i.Conclusion is { } text ? texts[text] : null, [.. i.Finalisers.Select(Person)], i.Scan))]);

        MeetingPerson Person(string username) => new(username, organisation.NameOf(username), organisation.AppointmentsOf(username, held.HeldOn).FirstOrDefault()?.Post);
    }
}

public sealed record MeetingView(
    Guid Id, int Version, string Body, string BodyName, string Organ, string OrganName, string? Place, DateOnly HeldOn, MeetingPerson Chair, MeetingPerson Secretary,
    IReadOnlyList<MeetingPerson> Summoned, IReadOnlyList<MeetingPerson> Present, IReadOnlyList<MeetingPerson> Absent, IReadOnlyList<MeetingItemView> Items);

/// <param name="Post">On the day of the meeting.</param>
public sealed record MeetingPerson(string Person, string Name, string? Post);

/// <param name="Needed">More than half of the incumbent members on that day.</param>
public sealed record MeetingItemView(
    int N, string Subject, Guid? DirectiveId, string? ContentHash, int For, int Against, int Other, int Needed, bool Secret, BallotOutcome Outcome, string? Conclusion,
    IReadOnlyList<MeetingPerson> Finalisers, string? Scan);
