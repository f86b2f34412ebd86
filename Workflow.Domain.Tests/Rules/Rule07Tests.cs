namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.7.</summary>
public sealed class Rule07Tests
{
    private static Given BranchNumbered => new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang), Number(Sang));

    public static readonly RuleTable Table = new("Rule 7: the seal comes after signature and number, and only where there is one")
    {
        { "the clerk seals what is numbered", () => Situation.Numbered.When(Seal(Nga)) },
        { "what has no signature is not sealed", () => Situation.Approved.When(Seal(Nga)), "status.wrong" },
        { "what is signed and has no number is not sealed", () => Situation.Signed.When(Seal(Nga)), "status.wrong" },
        { "sealed twice is sealed once", () => Situation.Numbered.After(Seal(Nga)).When(Seal(Nga)), Outcome.NothingNew },
        { "the signer does not seal", () => Situation.Numbered.When(Seal(Khai)), "authority.missing" },
        { "a chi bộ has no seal", () => BranchNumbered.When(Seal(Sang)), "seal.none" },
        { "a chi bộ issues without a seal", () => BranchNumbered.When(Issue(Sang)) },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void the_seal_comes_after_signature_and_number(string words, string outcome) => Table.Check(words, outcome);
}
