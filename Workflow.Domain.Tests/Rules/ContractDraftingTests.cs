using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Rules;

/// <summary>
/// Contract §2 from the draft to its submission. What is refused before there is a command is shown by the tests of the Host: <c>secrecy.refused</c> and
/// <c>request.too-large</c> by those of bad input and uploads, <c>reference.ambiguous</c> by those of the edge.
/// </summary>
public sealed class ContractDraftingTests
{
    private static readonly Draft Changed = Resolution() with { ContentHash = ChangedText };

    private static Given Shared => Situation.Drafted(Resolution() with { CoDrafters = [Thanh] });

    private static Given WithComment(CommentWeight weight) => Situation.Submitted().After(Comment(Bich, weight), Return(Bich));

    private static SimulateRoute DryRun(Draft draft) => new(new(Hanh), draft);

    private static string? Ends(SimulateRoute dryRun) => dryRun.Run(Chart, Morning).DeadEnds is [var dead, ..] ? dead.Reason.Code : "none";

    private static readonly RuleTable Drafting = new("POST /directives")
    {
        { "a drafter begins a draft", () => new Given().When(Draft(Hanh)) },
        { "begun twice it is one draft", () => Situation.Drafted().When(Draft(Hanh)), Outcome.NothingNew },
        { "who has no duty to draft", () => new Given().When(Draft(Khai)), "authority.missing" },
        { "a type that the organ may not issue", () => Situation.Ruled.When(Draft(Hanh, Resolution() with { Type = "QC" })), "authority.type-organ" },
        { "that is said before a route that there is not", () => Situation.Ruled.When(Draft(Hanh, Resolution("none") with { Type = "QC" })), "authority.type-organ" },
        { "two posts that both draft, and none is named", () => new Given().In([.. Facts, Post(Hanh, "VPDU", "Chuyên viên")]).When(Draft(Hanh)), "authority.capacity-required" },
        { "a type that there is not", () => new Given().When(Draft(Hanh, Resolution() with { Type = "XX" })), "reference.unknown" },
        { "an organ that the body has not", () => new Given().When(Draft(Hanh, Resolution() with { Organ = "CB" })), "reference.unknown" },
        { "a route that there is not", () => new Given().When(Draft(Hanh, Resolution("none"))), "reference.unknown" },
        { "a recipient that there is not", () => new Given().When(Draft(Hanh, Resolution() with { Recipients = [new("XX", null, null, null, null)] })), "reference.unknown" },
    };

    private static readonly RuleTable Revising = new("PUT /directives/{id}/draft")
    {
        { "its author changes it", () => Situation.Drafted().When(Revise(Hanh, Changed)) },
        { "a co-drafter changes it", () => Shared.When(Revise(Thanh, Changed)) },
        { "the same again", () => Situation.Drafted().After(Revise(Hanh, Changed)).When(Revise(Hanh, Changed)), Outcome.NothingNew },
        { "a reviewer", () => Situation.Submitted().After(Return(Bich)).When(Revise(Bich, Changed)), "authority.missing" },
        { "after it was submitted", () => Situation.Submitted().When(Revise(Hanh, Changed)), "draft.locked" },
        { "from a text that is no longer its own", () => Shared.After(Revise(Thanh, Changed with { CoDrafters = [Thanh] })).When(Revise(Hanh, Resolution() with { ContentHash = "hash-3" })), "version.stale" },
        { "from a version that is no longer its own", () => Situation.Drafted().When(Revise(Hanh, Changed).Seeing(0)), "version.stale" },
    };

    private static readonly RuleTable Attaching = new("POST /directives/{id}/attachments")
    {
        { "its author adds a file", () => Situation.Drafted().When(Attach(Hanh)) },
        { "the same again", () => Situation.Drafted().After(Attach(Hanh)).When(Attach(Hanh)), Outcome.NothingNew },
        { "after it was submitted", () => Situation.Submitted().When(Attach(Hanh)), "draft.locked" },
        { "from a text that is no longer its own", () => Situation.Drafted().After(Attach(Hanh)).When(Attach(Hanh, "hash-3")), "version.stale" },
        { "who may not know of the draft", () => Situation.Drafted().When(Attach(Thanh)), "not-found" },
    };

    private static readonly RuleTable Submitting = new("POST /directives/{id}/submission")
    {
        { "its author submits it", () => Situation.Drafted().When(Submit(Hanh)) },
        { "twice", () => Situation.Submitted().When(Submit(Hanh)), "status.wrong" },
        { "a reviewer", () => Situation.Submitted().After(Return(Bich)).When(Submit(Bich)), "authority.missing" },
        { "with a comment that must be answered and is not", () => WithComment(CommentWeight.Must).When(Submit(Hanh)), "comments.unanswered" },
        { "once it is answered", () => WithComment(CommentWeight.Must).After(Answer(Hanh)).When(Submit(Hanh)) },
        { "with a note that nobody answered", () => WithComment(CommentWeight.Note).When(Submit(Hanh)) },
        { "with errors of form", () => Situation.Drafted() is var given ? given.When(new SubmitDirective(new(Hanh), TheDirective, new(given.The.Draft!, [FormTables.Error]))) : null!, "form.errors" },
        { "without the vote that its type needs", () => Situation.Ruled.After(Draft(Hanh)).When(Submit(Hanh)), "route.ballot-required" },
        { "a matter of personnel on a written ballot", () => Situation.Drafted(Resolution("nq-btv") with { Matter = Matter.Personnel }).When(Submit(Hanh)), "ballot.written-not-allowed" },
        { "a step whose post is vacant", () => Situation.Drafted().In(Facts.Where(f => f is not AppointmentMade { Person: Bich })).When(Submit(Hanh)), "route.unfilled" },
        { "a signer who may not sign", () => Situation.Drafted(Resolution() with { Signer = Nga }).When(Submit(Hanh)), "signer.unknown" },
    };

    private static readonly RuleTable Simulating = new("POST /directives/simulation")
    {
        { "a draft that would be signed has no dead end", () => Ends(DryRun(Resolution())), "none" },
        { "one that its only reviewer wrote stops at", () => Ends(DryRun(Resolution() with { CoDrafters = [Bich] })), "authority.self-approval" },
        { "one with errors of form stops at", () => Ends(DryRun(Resolution()) with { FormErrors = [FormTables.Error] }), "form.errors" },
    };

    private static readonly RuleTable Withdrawing = new("POST /directives/{id}/withdrawal")
    {
        { "its author takes it back before it is signed", () => Situation.Approved.When(Withdraw(Hanh)) },
        { "twice", () => Situation.Approved.After(Withdraw(Hanh)).When(Withdraw(Hanh)), Outcome.NothingNew },
        { "a co-drafter", () => Shared.When(Withdraw(Thanh)), "authority.missing" },
        { "after it is signed", () => Situation.Signed.When(Withdraw(Hanh)), "status.wrong" },
    };

    public static readonly ImmutableArray<RuleTable> Tables = [Drafting, Revising, Attaching, Submitting, Simulating, Withdrawing];

    private static readonly RuleTable All = RuleTable.Of(Tables);

    public static TheoryData<string, string> Cases => All.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void each_command_of_a_draft_is_taken_or_refused_by_name(string words, string outcome) => All.Check(words, outcome);
}
