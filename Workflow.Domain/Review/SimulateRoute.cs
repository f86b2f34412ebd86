using System.Collections.Immutable;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Domain.Signing;

namespace Workflow.Domain.Review;

/// <summary>One step as it would go.</summary>
/// <param name="Step">Its place in the route, from 0.</param>
/// <param name="OpensAt">When the one before it would be due, which is the latest that it passes.</param>
public sealed record SimulatedStep(int Step, StepKind Kind, ImmutableArray<StepPerson> People, int Needed, DateTimeOffset OpensAt, DateTimeOffset? DueAt);

/// <summary>Where a draft would be stuck for good.</summary>
/// <param name="Step">The step, from 0; null for the signature, and for what is refused as a whole.</param>
public sealed record DeadEnd(int? Step, Rejection Reason);

/// <summary>The way a draft would go, if everybody agreed as late as they may.</summary>
public sealed record Simulation(ImmutableArray<SimulatedStep> Steps, Capacity? Signer, ImmutableArray<DeadEnd> DeadEnds);

/// <summary>
/// The dry run of a route (xem trước đường đi): the real commands, decided one after another by the people whose turn it would be, upon a directive that
/// exists only here. So no second set of rules can drift from the first.
/// </summary>
/// <param name="FormErrors">The errors of form that the submission would be refused for.</param>
public sealed record SimulateRoute(Request Request, Draft Draft, params ImmutableArray<Finding> FormErrors)
{
    private static readonly Guid Id = Guid.Empty;

    public Simulation Run(OrganisationChart organisation, DateTimeOffset now)
    {
        var view = new ViewOfOne(null, organisation, now);
        var (drafted, refused) = Next(view, new DraftDirective(Request, Id, Draft));
        if (refused is not null) return new([], null, [new(null, refused)]);

        var (submitted, stuck) = Next(drafted, new SubmitDirective(Request, Id, new(drafted.One!.Draft!, FormErrors)));
        if (stuck is not null) return new([], null, DeadEnds(drafted, stuck));

        var steps = ImmutableArray.CreateBuilder<SimulatedStep>();
        for (view = submitted; view.One!.Status is DirectiveStatus.InReview;)
        {
            var open = view.One.Open!;
            steps.Add(new(open.Step, view.One.Steps[open.Step].Kind, open.People, open.Needed, view.Now, open.Limit?.DueAt));
            if (Pass(view, open) is not { } passed) return new(steps.ToImmutable(), null, [new(open.Step, Rejection.SelfApproval)]);
            view = passed;
        }

        var (signer, unsigned) = Signed(view);
        return new(steps.ToImmutable(), signer, unsigned is null ? [] : [new(null, unsigned)]);
    }

    /// <summary>Everybody in the step agrees at the last moment, in its order; null when that does not pass it.</summary>
    private static ViewOfOne? Pass(ViewOfOne view, StepOpened open)
    {
        if (view.One!.BallotNow is { IsWritten: true, OrderedBy: null } ballot && BallotProgress.Standing(view.One, view.Organisation, VietnamTime.DateOf(view.Now)).FirstOrDefault() is { } standing)
            view = Next(view, new OpenBallot(new(standing.Person, standing.Id), Id, ballot.N, standing.Person)).After;

        // The last vote is taken before the time is over, every other act still at that instant.
        view = view with { Now = (view.One!.BallotNow is { IsWritten: true } ? view.One.Open!.Limit?.DueAt.AddSeconds(-1) : open.Limit?.DueAt) ?? view.Now };
        foreach (var person in open.People)
        {
            var request = new Request(person.Person, person.As);
            Command act = view.One!.Steps[open.Step].Kind is StepKind.Ballot
                ? new CastVote(request, Id, VoteChoice.For, null, Reserve: false, view.One.ContentHash)
                : new ReviewDirective(request, Id, ReviewChoice.Approve, view.One.ContentHash, null, null, []);
            view = Next(view, act).After;
            if (view.One!.Open?.Step != open.Step) return view;
        }

        return null;
    }

    /// <summary>Who would sign: the first of those the directive then waits for who may.</summary>
    private static (Capacity? Signer, Rejection? Refused) Signed(ViewOfOne view)
    {
        var directive = view.One!;
        var holders = PrincipalHolders.Of(directive.Signer, view.Organisation, VietnamTime.DateOf(view.Now)).ToList();
        var tried = holders.ConvertAll(a => Next(view, new SignDirective(new(a.Person, directive.Signer == Principal.Person(a.Person) ? null : a.Id), Id, directive.ContentHash, null)));
        return tried.Find(t => t.Refused is null).After?.One?.Signature is { } signature
            ? (signature.By, null)
            : (null, tried is [(_, { } refused), ..] ? refused : Rejection.UnknownSigner(SignDirective.Named(directive.Signer, view)));
    }

    /// <summary>Each step that nobody could pass, and if it is none of them, what the submission is refused for.</summary>
    private ImmutableArray<DeadEnd> DeadEnds(ViewOfOne drafted, Rejection stuck)
    {
        var today = VietnamTime.DateOf(drafted.Now);
        var vacant = drafted.Organisation.Routes[Draft.Route].For(Draft).Steps.Index().Where(s => !RouteProgress.IsFilled(s.Item, drafted.One!, drafted.Organisation, today));
        return [.. vacant.Select(s => new DeadEnd(s.Index, Rejection.StepUnfilled(s.Item.Kind))).DefaultIfEmpty(new(null, stuck))];
    }

    /// <summary>The world after a command, or unchanged with the refusal.</summary>
    private static (ViewOfOne After, Rejection? Refused) Next(ViewOfOne view, Command command)
    {
        var decision = command.Decide(view);
        var facts = decision.Facts.Select(f => f.Event).OfType<DirectiveEvent>();
        return decision.Rejection is { } refused ? (view, refused) : (view with { One = facts.Aggregate(view.One ?? new Directive(Id), Directive.Evolve) }, null);
    }
}
