using Workflow.Domain.Organisation;

namespace Workflow.Domain.Review;

/// <summary>Whose decisions the clerk may enter from paper now. Each transcription is asked itself, so no second set of rules can drift from the first.</summary>
public static class AwaitedPapers
{
    /// <summary>Of the acts of a directive, those that can be done on paper.</summary>
    private static readonly string[] OnPaper = ["review", "return", "vote", "signature"];

    /// <param name="Person">Username of who may have decided on paper.</param>
    /// <param name="Acts">The names of what they may have decided.</param>
    public sealed record Awaited(string Person, IReadOnlyList<string> Acts);

    public static IEnumerable<Awaited> Of(Directive directive, string clerk, OrganisationChart organisation, DateTimeOffset now)
    {
        var today = VietnamTime.DateOf(now);
        if (directive.Draft is not { } draft || !organisation.Carrying(Duties.Clerk, directive.Body, clerk, today).Any()) return [];

        var (view, acts) = (new ViewOfOne(directive, organisation, now), AllowedActions.Acts(directive, draft).Where(act => OnPaper.Contains(act.Name)).ToList());
        return from person in WaitedFor(directive, organisation, today).Distinct(StringComparer.Ordinal)
               let possible = acts.Where(act => AllowedActions.Leads(r => Transcribed(act.Ask, r, clerk), new(person), view)).Select(act => act.Name).Distinct(StringComparer.Ordinal).ToList()
               where possible is not []
               select new Awaited(person, possible);

        Command Transcribed(Func<Request, Command> ask, Request decided, string by) => new TranscribeFromPaper(new(by), directive.Id, (DirectiveCommand)ask(decided), "", today);
    }

    private static IEnumerable<string> WaitedFor(Directive directive, OrganisationChart organisation, DateOnly today) => directive switch
    {
        { Status: DirectiveStatus.InReview, Open: { } open } => Seat.Waiting(directive, open, organisation, today),
        { Status: DirectiveStatus.Approved } => PrincipalHolders.Of(directive.Signer, organisation, today).Select(a => a.Person),
        _ => [],
    };
}
