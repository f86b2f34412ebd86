namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.8, as far as receipts: 01 arrived, 02 refused, 03 received, 04 to be assigned, 05 in progress, 06 done. Recall has its own part.</summary>
public sealed class Rule08Tests
{
    private static string? After(params string[] codes) => Situation.Issued.After(codes.Select((code, n) => Receipt(code, n))).Delivery(TheDirective, "CB-CNTT").StatusCode;

    public static readonly RuleTable Table = new("Rule 8: each recipient's state only moves forward")
    {
        { "a branch tells that its copy arrived", () => Situation.Issued.When(Receipt("01", 1)) },
        { "a person with a post there tells that it was received", () => Situation.Issued.When(Receipt("03", 1, by: Sang)) },
        { "told twice, it is recorded once", () => Situation.Issued.After(Receipt("03", 1)).When(Receipt("03", 1)), Outcome.NothingNew },
        { "another branch does not tell it for them", () => Situation.Issued.When(Receipt("03", 1, by: "branch:CB-TAICHINH")), "authority.branch" },
        { "the committee does not tell it for a branch", () => Situation.Issued.When(Receipt("03", 1, by: Khai)), "authority.branch" },
        { "what was not issued has not arrived anywhere", () => Situation.Numbered.When(Receipt("01", 1)), "not-found" },
        { "a code that no branch sends is none", () => Situation.Issued.When(Receipt("13", 1)), "reference.unknown" },
        { "a recall that nobody asked for is not answered", () => Situation.Issued.When(Receipt("15", 1)), "status.wrong" },
        { "arrived, received, in progress, done", () => After("01", "03", "05", "06"), "06" },
        { "told in any order it stands at the furthest", () => After("06", "01", "05", "03"), "06" },
        { "received once it is not refused any more", () => After("03", "02"), "03" },
        { "refused it goes no further", () => After("01", "02", "03"), "02" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void each_recipients_state_only_moves_forward(string words, string outcome) => Table.Check(words, outcome);
}
