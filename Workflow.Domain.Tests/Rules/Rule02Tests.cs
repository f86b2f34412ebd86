namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.2, HD 36 §II.1.3.</summary>
public sealed class Rule02Tests
{
    private static readonly DateOnly Yesterday = Today.AddDays(-1);

    private static string? NumberOf(Given given) => given.When(Number(Nga)).Told<NumberAssigned>().Number;

    private static Given Signed(string type) => new Given().After(Draft(Hanh, Resolution("any") with { Type = type }), Submit(Hanh), Approve(Ha), Sign(Khai));

    private static Given ReturnedAndSignedAgain => Situation.Numbered.After(Return(Nga), Submit(Hanh), Sign(Khai));

    private static AssignNumber Take(int booked) => new AssignNumber(new(Nga), TheDirective, booked);

    public static readonly RuleTable Table = new("Rule 2: numbers run from 01 for each series and term, without a gap that nobody explains")
    {
        { "the clerk gives what is signed the next number", () => Situation.Signed.When(Number(Nga)) },
        { "after 78-NQ/ĐU comes", () => NumberOf(Situation.Signed), "79-NQ/ĐU" },
        { "asked twice, the clerk gives one number", () => Situation.Numbered.When(Number(Nga)), Outcome.NothingNew },
        { "the signer gives no number", () => Situation.Signed.When(Number(Khai)), "authority.missing" },
        { "a Quy định counts in the series of the Quyết định: after 41-QĐ/ĐU comes", () => NumberOf(Signed("QyĐ")), "42-QĐ/ĐU" },
        { "a chi bộ begins its own series with", () => new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang)).When(Number(Sang)).Told<NumberAssigned>().Number, "01-NQ/CB" },
        { "a number that was returned is void for ever: the same paper is then given", () => NumberOf(ReturnedAndSignedAgain), "80-NQ/ĐU" },
        { "a number is not voided without a reason", () => Situation.Numbered.When(Say(Nga, ReviewChoice.Return)), "return.reason-required" },
        { "for a secret document a number is booked", () => new Given().When(BookSecret()) },
        { "after a number booked so comes", () => NumberOf(Situation.Signed.After(BookSecret())), "80-NQ/ĐU" },
        { "a paper numbered by hand during an outage keeps its number", () => Situation.Signed.After(BookOutage()).When(Take(80)) },
        { "a number that nobody booked cannot be taken", () => Situation.Signed.When(Take(79)), "number.not-booked" },
        { "a number booked for a secret document cannot be taken", () => Situation.Signed.After(BookSecret()).When(Take(79)), "number.not-booked" },
        { "a booked number that was not needed is void, with the reason", () => new Given().After(BookOutage()).When(Void(79)) },
        { "a number that a document bears is not voided by itself", () => Situation.Issued.When(Void(79)), "number.not-booked" },
        { "an earlier date than that of the number before is given with a reason", () => new Given().After(BookSecret()).When(BookOutage(1, Yesterday, "reason")) },
        { "without a reason it is not given", () => new Given().After(BookSecret()).When(BookOutage(1, Yesterday)), "number.date-decreasing" },
        { "no number bears a date outside its term", () => new Given().When(BookOutage(1, TermBegan.AddDays(-1), "reason")), "number.date-range" },
        { "no number bears a day to come", () => new Given().When(BookOutage(1, Today.AddDays(1))), "number.date-range" },
        { "a document from before the system keeps the number it always had", () => new Given().When(Import(Nga)) },
        { "a number above the last of that time is not entered", () => new Given().When(Import(Nga, count: 4)), "import.number-range" },
        { "a second document under one number is not entered", () => new Given().After(Import(Nga)).When(Import(Nga, id: NameId.Of("another"))), "import.number-taken" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void numbers_run_without_a_gap_that_nobody_explains(string words, string outcome) => Table.Check(words, outcome);
}
