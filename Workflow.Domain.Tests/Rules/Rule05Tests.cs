namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.5, design §8.3.</summary>
public sealed class Rule05Tests
{
    private static readonly Draft Changed = Resolution() with { ContentHash = ChangedText };

    /// <summary>Approved, returned by the signer, and changed.</summary>
    private static Given Edited => Situation.Approved.After(Return(Khai), Revise(Hanh, Changed));

    private static string? Status(Given given) => TextJson.Name(given.The.Status);

    public static readonly RuleTable Table = new("Rule 5: what was approved is what is signed, numbered and sealed")
    {
        { "a reviewer approves the text they saw", () => Situation.Submitted().When(Approve(Bich)) },
        { "a reviewer approves no other text", () => Situation.Submitted().When(Approve(Bich, ChangedText)), "content.changed" },
        { "a member votes on the text they saw", () => Situation.InBallot.When(Vote(Khai)) },
        { "a member votes on no other text", () => Situation.InBallot.When(Vote(Khai, hash: ChangedText)), "content.changed" },
        { "the signer signs the text that was approved", () => Situation.Approved.When(Sign(Khai)) },
        { "the signer signs no other text", () => Situation.Approved.When(Sign(Khai, ChangedText)), "content.changed" },
        { "what is submitted is not changed", () => Situation.Submitted().When(Revise(Hanh, Changed)), "draft.locked" },
        { "nor is a file added to it", () => Situation.Submitted().When(Attach(Hanh)), "draft.locked" },
        { "what is signed is not changed", () => Situation.Signed.When(Revise(Hanh, Changed)), "draft.locked" },
        { "what comes back unchanged keeps its approvals", () => Status(Situation.Approved.After(Return(Khai), Submit(Hanh))), "approved" },
        { "other recipients void nothing", () => Status(Situation.Approved.After(Return(Khai), Revise(Hanh, Resolution() with { Recipients = [] }), Submit(Hanh))), "approved" },
        { "an edit voids every approval", () => Status(Edited.After(Submit(Hanh))), "in-review" },
        { "until approvals are given anew nothing is signed", () => Edited.After(Submit(Hanh)).When(Sign(Khai, ChangedText)), "status.wrong" },
        { "spelling is put right after the vote", () => Situation.Adopted.When(Corrects(Hanh)) },
        { "a figure is not changed after the vote", () => Situation.Adopted.When(Corrects(Hanh, figures: true)), "finalisation.not-mandated" },
        { "nothing is put right that the conclusion did not ask for", () => Situation.Adopted.When(AsConcluded(Hanh)), "finalisation.not-mandated" },
        { "what the conclusion asked for is put right", () => Situation.Mandated.When(AsConcluded(Hanh, figures: true)) },
        { "it is signed once all that the conclusion names have confirmed it", () => Situation.Mandated.After(AsConcluded(Hanh), Confirm(Bich), Confirm(Ha)).When(Sign(Khai, ChangedText)) },
        { "it is not signed before that", () => Situation.Mandated.After(AsConcluded(Hanh), Confirm(Bich)).When(Sign(Khai)), "finalisation.awaited" },
        { "a return by the clerk voids the signature: no number is given on it", () => Situation.Signed.After(Return(Nga), Submit(Hanh)).When(Number(Nga)), "status.wrong" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void what_was_approved_is_what_is_signed(string words, string outcome) => Table.Check(words, outcome);
}
