using Workflow.Domain.Tests.Organisation;

namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.6. That a cover cites its document is asked where it is read, by the Host.</summary>
public sealed class Rule06Tests
{
    /// <summary>Approval by both deputies is under way, and one of them is absent.</summary>
    private static Given Covered(GrantCover cover, Draft? draft = null) => Situation.WithChief.After(cover, Draft(Hanh, draft ?? Resolution()), Submit(Hanh), Approve(Bich));

    private static readonly GrantCover HaBySon = Covers.Of(Ha, Son);

    private static Given Signed(GrantCover cover) => Covered(cover).After(Approve(Ha), Approve(Bao), Sign(Khai));

    private static Given WrittenBy(string coDrafter, string route = "simple") => Situation.Drafted(Resolution(route) with { CoDrafters = [coDrafter] }).After(Submit(Hanh));

    /// <summary>A chi bộ in which a second person drafts.</summary>
    private static Given TwoInTheBranch => new Given().In(
        [.. Facts, Post(Yen, "CB-CNTT", "Phó Bí thư") with { Id = "second" }, new DutyAssigned("draft", new(Person: Yen), ["CB-CNTT"], TermBegan, null, "Phân công")]);

    public static readonly RuleTable Table = new("Rule 6: who drafts, who checks, who signs and who numbers are different people")
    {
        { "another checks the form of a draft", () => Situation.Submitted().When(Approve(Bich)) },
        { "a drafter does not check the form of their own", () => WrittenBy(Bich).When(Approve(Bich)), "authority.self-approval" },
        { "a drafter does not approve their own", () => WrittenBy(Ha, "any").When(Approve(Ha)), "authority.self-approval" },
        { "a drafter does not sign their own", () => WrittenBy(Khai, "any").After(Approve(Ha)).When(Sign(Khai)), "authority.self-approval" },
        { "in a chi bộ of one the secretary signs their own, and it is recorded", () => new Given().After(Draft(Sang, BranchPaper), Submit(Sang)).When(Sign(Sang)) },
        { "where there is a second person, the secretary does not", () => TwoInTheBranch.After(Draft(Sang, BranchPaper), Submit(Sang)).When(Sign(Sang)), "authority.self-approval" },
        { "the clerk numbers", () => Situation.Signed.When(Number(Nga)) },
        { "the signer does not number", () => Situation.Signed.When(Number(Khai)), "authority.missing" },
        { "the drafter does not issue", () => Situation.Signed.When(Issue(Hanh)), "authority.missing" },
        { "the signer does not issue in the clerk's name either", () => Signed(Covers.Of(Nga, Khai)).When(Issue(Khai).For(Nga)), "authority.second-voice" },
        { "the drafter does not issue in the clerk's name either", () => Signed(Covers.Of(Nga, Hanh)).When(Issue(Hanh).For(Nga)), "authority.self-approval" },
        { "a deputy approves for who is absent", () => Covered(HaBySon).When(Approve(Son).For(Ha)) },
        { "a deputy does not approve what they wrote themself", () => Covered(HaBySon, Resolution() with { CoDrafters = [Son] }).When(Approve(Son).For(Ha)), "authority.self-approval" },
        { "a deputy does not approve what the absent one wrote", () => Covered(HaBySon, Resolution() with { CoDrafters = [Ha] }).When(Approve(Son).For(Ha)), "authority.self-approval" },
        { "a deputy has no voice beside a seat of their own in the step", () => Covered(Covers.Of(Ha, Bao)).When(Approve(Bao).For(Ha)), "authority.second-voice" },
        { "a deputy does nothing when the absence is over", () => Covered(HaBySon).At(HaBySon.To).When(Approve(Son).For(Ha)), "authority.expired" },
        { "a deputy does nothing before it begins", () => Covered(HaBySon with { From = Morning.AddHours(1) }).When(Approve(Son).For(Ha)), "not-found" },
        { "a deputy does nothing in a type that the cover does not name", () => Covered(HaBySon with { Types = ["KH"] }).When(Approve(Son).For(Ha)), "not-found" },
        { "a deputy does nothing in a step that the cover does not name", () => Covered(HaBySon with { Steps = [StepKind.FormCheck] }).When(Approve(Son).For(Ha)), "not-found" },
        { "a deputy has no deputy in it", () => Covered(HaBySon).After(Covers.Of(Son, Yen)).When(Approve(Yen).For(Ha)), "not-found" },
        { "nobody signs for another", () => Covered(Covers.Of(Khai, Ha)).After(Approve(Ha), Approve(Bao)).When(Sign(Ha).For(Khai)), "authority.missing" },
        { "nobody votes for another", () => Situation.InBallot.After(Covers.Of(Ha, Tuan)).When(Vote(Tuan).For(Ha)), "vote.no-proxy" },
        { "an absence is covered for a time", () => new Given().When(HaBySon) },
        { "a cover that ends as it begins is none", () => new Given().When(HaBySon with { To = HaBySon.From }), "cover.period" },
        { "no cover is for votes", () => new Given().When(HaBySon with { Steps = [StepKind.Ballot] }), "vote.no-proxy" },
        { "who administers the system covers for nobody", () => new Given().When(Covers.Of(Ha, Admin)), "cover.deputy" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void who_drafts_who_checks_who_signs_and_who_numbers_are_different_people(string words, string outcome) => Table.Check(words, outcome);
}
