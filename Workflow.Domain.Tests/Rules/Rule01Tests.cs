namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.1. Papers from outside, tasks and dossiers come with later parts.</summary>
public sealed class Rule01Tests
{
    private static readonly Draft Conclusion = BranchPaper with { Type = "KL" };

    private static readonly TermOpened NextTerm = new("NK-2030-2035", "DU", new(2030, 7, 16), null, "Đại hội lần thứ V");

    public static readonly RuleTable Table = new("Rule 1: each thing has a life of its own, and everything is dated")
    {
        { "a directive is drafted, checked, approved, signed, numbered, sealed and issued in this order", () => Situation.Numbered.After(Seal(Nga)).When(Issue(Nga)) },
        { "what is not approved is not signed", () => Situation.Submitted().When(Sign(Khai)), "status.wrong" },
        { "what is not signed gets no number", () => Situation.Approved.When(Number(Nga)), "status.wrong" },
        { "what is issued is not taken back by its author", () => Situation.Issued.When(Withdraw(Hanh)), "status.wrong" },
        { "what was rejected is not submitted again", () => Situation.Submitted().After(Reject(Bich)).When(Submit(Hanh)), "status.wrong" },
        { "a post gives its duty from its first day", () => new Given().At(VietnamTime.At(TermBegan, new(0, 0))).When(Draft(Hanh)) },
        { "a post gives no duty the day before", () => new Given().At(VietnamTime.At(TermBegan.AddDays(-1), new(23, 59))).When(Draft(Hanh)), "authority.missing" },
        { "a body that was closed takes no new member", () => new Given().After(Tell(new BodyClosed("CB-CNTT", Today.AddDays(-1), "Quyết định"))).When(Tell(Appointing(Yen, "CB-CNTT", "Bí thư", Today))), "reference.unknown" },
        { "a term follows the one before", () => new Given().When(Tell(NextTerm)) },
        { "two terms do not overlap", () => new Given().When(Tell(NextTerm with { From = TermBegan })), "term.overlap" },
        { "no day between two terms is left out", () => new Given().When(Tell(new TermOpened("NK-2015-2020", "DU", new(2015, 7, 1), new(2020, 6, 29), "Đại hội lần thứ II"))), "term.gap" },
        { "a chi bộ issues a Kết luận from 09/01/2026, when 399-QĐ/TW came into force", () => Situation.Ruled.At(VietnamTime.At(new(2026, 1, 9), new(0, 0))).When(Draft(Sang, Conclusion)) },
        { "a chi bộ issued none until 08/01/2026, under 66-QĐ/TW", () => Situation.Ruled.At(VietnamTime.At(new(2026, 1, 8), new(23, 59))).When(Draft(Sang, Conclusion)), "authority.type-organ" },
        { "each branch answers for its own copy", () => Situation.Issued.When(Receipt("03", 1)) },
        { "a branch that was sent no copy has none to answer for", () => Situation.Signed.When(Receipt("03", 1)), "not-found" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void each_thing_has_a_life_of_its_own_and_everything_is_dated(string words, string outcome) => Table.Check(words, outcome);
}
