using System.Collections.Immutable;

namespace Workflow.Domain.Tests;

/// <summary>A stroll through the office: at each step somebody asks for something, more often than not what is due next.</summary>
/// <param name="Directive">Which of the three papers: a resolution, one voted on, one of a chi bộ of one.</param>
public sealed record Step(int Directive, int What, int Who, int How);

public static class Walk
{
    public static readonly ImmutableArray<Guid> Papers = [NameId.Of("paper", "1"), NameId.Of("paper", "2"), NameId.Of("paper", "3")];

    private static readonly ImmutableArray<string> Routes = ["simple", "nq-btv", "nq-bch", "any", "opinions"];

    public static readonly Gen<Step[]> Any = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 29], Gen.Int[0, 59], Gen.Int[0, 11], (d, what, who, how) => new Step(d, what, who, how)).Array[0, 120];

    /// <summary>What is asked at this step, as things stand.</summary>
    public static Command Asked(Step step, Given given)
    {
        var id = Papers[step.Directive];
        var directive = given.Directive(id);
        return step.What >= 12 ? Next(step, id, directive, given) : Anything(step, id, directive);
    }

    /// <summary>What the right person would do next.</summary>
    private static Command Next(Step step, Guid id, Directive? directive, Given given) => directive?.Status switch
    {
        null => Ask.Draft(Drafter(step), Paper(step), id),
        DirectiveStatus.Draft => Submit(directive.Author.Person, id),
        DirectiveStatus.InReview => Answer(step, id, directive),
        DirectiveStatus.Approved => Sign(Signer(step), directive.ContentHash, id),
        DirectiveStatus.Signed or DirectiveStatus.Numbered when step.How is 3 => Say(Clerk(step), ReviewChoice.Return, directive.ContentHash, "comment", id: id),
        DirectiveStatus.Signed => step.How % 2 is 0 ? Number(Clerk(step), id) : Issue(Clerk(step), id),
        DirectiveStatus.Numbered => step.How % 2 is 0 ? Seal(Clerk(step), id) : Issue(Clerk(step), id),
        DirectiveStatus.Issued when step.How is 7 => Resend(Clerk(step), Branch(step), id),
        DirectiveStatus.Issued => step.How % 4 is 0 ? Recall(Signer(step), id) : Receipt($"0{1 + (step.How % 6)}", step.Who, Branch(step), id: id),
        DirectiveStatus.RecallRequested => Receipt("15", step.Who, given.Directive(id)!.Issue!.Branches.FirstOrDefault(b => !directive.RecallAgreed.Contains(b)) ?? "CB-CNTT", id: id),
        _ => Show(Drafter(step), id),
    };

    private static Command Answer(Step step, Guid id, Directive directive)
    {
        var waiting = directive.Open is { } open ? ReviewTurn.Waiting(directive, open).ToList() : [];
        var person = waiting is [] ? Signer(step) : waiting[step.Who % waiting.Count];
        if (directive.BallotNow is { IsWritten: true, OrderedBy: null } unopened) return Opening(Khai, unopened.N, id);

        return directive.Steps[directive.StepNow].Kind is StepKind.Ballot
            ? Vote(person, step.How < 3 ? VoteChoice.Against : VoteChoice.For, hash: directive.ContentHash, id: id)
            : Say(person, step switch { { How: 0 } => ReviewChoice.Note, { How: 11, What: > 27 } => ReviewChoice.Reject, _ => ReviewChoice.Approve }, directive.ContentHash, id: id);
    }

    /// <summary>What anybody might try, on the right text or another.</summary>
    private static Command Anything(Step step, Guid id, Directive? directive)
    {
        var person = Everybody[step.Who % Everybody.Length];
        var hash = step.How % 4 is 0 ? $"hash-{step.How}" : directive?.ContentHash ?? FirstText;
        var drafter = step.How % 3 is 0 ? person : Drafter(step);
        return step.What switch
        {
            0 => Ask.Draft(person, Paper(step), id),
            1 => Revise(drafter, (directive?.Draft ?? Paper(step)) with { ContentHash = $"hash-{step.How}" }, hash, id),
            2 => Revise(drafter, (directive?.Draft ?? Paper(step)) with { Route = Routes[step.How % Routes.Length] }, hash, id),
            3 => Revise(drafter, (directive?.Draft ?? Paper(step)) with { CoDrafters = step.How % 2 is 0 ? [Ha] : [] }, hash, id),
            4 => Attach(drafter, $"hash-{step.How}", hash, id),
            5 => step.How % 2 is 0 ? Submit(person, id) : Withdraw(person, id),
            6 => Say(person, (ReviewChoice)(step.How % 4), hash, "comment", id: id),
            7 => Vote(person, (VoteChoice)(step.How % 3), "opinion", hash, id),
            8 => step.How % 2 is 0 ? Sign(person, hash, id) : Say(step.How % 3 is 0 ? Clerk(step) : Signer(step), ReviewChoice.Return, hash, "comment", id: id),
            9 => step.How % 3 is 0 ? Number(person, id) : step.How % 3 is 1 ? Seal(person, id) : Issue(person, id),
            10 => step.How % 2 is 0 ? Recall(person, id) : step.How is 11 ? Resend(Clerk(step), Branch(step), id) : Import(Clerk(step), 1 + (step.How % 4), NameId.Of("import", $"{step.How}")),
            _ => Receipt(step.How is 0 ? "16" : step.How is 1 ? "15" : $"0{step.How % 7}", step.Who, Branch(step), id: id),
        };
    }

    private static Draft Paper(Step step) => step.Directive switch { 2 => BranchPaper with { Recipients = [new("CB-TAICHINH", null, null, null, null)] }, 1 => Resolution("nq-btv"), _ => Resolution() };

    private static string Drafter(Step step) => step.Directive is 2 ? Sang : Hanh;

    private static string Signer(Step step) => step.Directive is 2 ? Sang : Khai;

    private static string Clerk(Step step) => step.Directive is 2 ? Sang : Nga;

    private static string Branch(Step step) => step.Directive is 2 ? "CB-TAICHINH" : step.Who % 2 is 0 ? "CB-CNTT" : "DB-THAMDO";
}
