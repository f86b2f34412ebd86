using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Rules;

/// <summary>Contract §2 from the signature to the recall.</summary>
public sealed class ContractIssueTests
{
    private static readonly RuleTable Signing = new("POST /directives/{id}/signature")
    {
        { "the signer signs", () => Situation.Approved.When(Sign(Khai)) },
        { "twice", () => Situation.Signed.When(Sign(Khai)), Outcome.NothingNew },
        { "another", () => Situation.Approved.When(Sign(Ha)), "authority.not-your-turn" },
        { "another text", () => Situation.Approved.When(Sign(Khai, ChangedText)), "content.changed" },
        { "before it is approved", () => Situation.Submitted().When(Sign(Khai)), "status.wrong" },
        { "what was concluded with changes that nobody made", () => Situation.Mandated.When(Sign(Khai)), "finalisation.awaited" },
        { "what stands on paper that its author disputes", () => Situation.Submitted().After(Approve(Bich), OnPaper(Approve(Ha)), Approve(Bao), new DisputeTranscription(new(Ha), TheDirective, 1, "reason")).When(Sign(Khai)), "paper.disputed" },
    };

    private static readonly RuleTable Numbering = new("POST /directives/{id}/number")
    {
        { "the clerk numbers what is signed", () => Situation.Signed.When(Number(Nga)) },
        { "twice", () => Situation.Numbered.When(Number(Nga)), Outcome.NothingNew },
        { "who is no clerk", () => Situation.Signed.When(Number(Bich)), "authority.missing" },
        { "before the signature", () => Situation.Approved.When(Number(Nga)), "status.wrong" },
        { "by a number that was booked for an outage", () => Situation.Signed.After(BookOutage()).When(new AssignNumber(new(Nga), TheDirective, 79)) },
        { "by one that was not", () => Situation.Signed.When(new AssignNumber(new(Nga), TheDirective, 79)), "number.not-booked" },
    };

    private static readonly RuleTable Sealing = new("POST /directives/{id}/seal")
    {
        { "the clerk seals what is numbered", () => Situation.Numbered.When(Seal(Nga)) },
        { "twice", () => Situation.Numbered.After(Seal(Nga)).When(Seal(Nga)), Outcome.NothingNew },
        { "who is no clerk", () => Situation.Numbered.When(Seal(Khai)), "authority.missing" },
        { "before the number", () => Situation.Signed.When(Seal(Nga)), "status.wrong" },
        { "a chi bộ", () => new Given().After(Draft(Sang, BranchPaper), Submit(Sang), Sign(Sang), Number(Sang)).When(Seal(Sang)), "seal.none" },
    };

    private static readonly RuleTable Issuing = new("POST /directives/{id}/issue")
    {
        { "the clerk issues what is signed, number and seal with it", () => Situation.Signed.When(Issue(Nga)) },
        { "twice", () => Situation.Issued.When(Issue(Nga)), Outcome.NothingNew },
        { "who is no clerk", () => Situation.Signed.When(Issue(Khai)), "authority.missing" },
        { "before the signature", () => Situation.Approved.When(Issue(Nga)), "status.wrong" },
    };

    private static readonly RuleTable Resending = new("POST /directives/{id}/deliveries/{branch}/resend")
    {
        { "the clerk sends a copy again that its branch refused", () => Situation.Issued.After(Receipt("02", 1)).When(Resend(Nga)) },
        { "one that the branch has done with, whose machine is lost", () => Situation.Issued.After(Receipt("06", 1)).When(Resend(Nga)) },
        { "once more", () => Situation.Issued.After(Resend(Nga)).When(Resend(Nga)) },
        { "the signer, who is no clerk", () => Situation.Issued.When(Resend(Khai)), "authority.missing" },
        { "the branch's secretary", () => Situation.Issued.When(Resend(Sang)), "authority.missing" },
        { "who may not know of it", () => Situation.Issued.When(Resend(Stranger)), "not-found" },
        { "to one who is no recipient", () => Situation.Issued.When(Resend(Nga, "CB-KHONG")), "not-found" },
        { "before it is issued", () => Situation.Signed.When(Resend(Nga)), "status.wrong" },
        { "once it is called back", () => Situation.Recalled.When(Resend(Nga)), "status.wrong" },
        { "what is quarantined", () => Situation.Issued.In([.. Facts, ChiefChecks]).After(Quarantine(Bich)).When(Resend(Nga)), "content.quarantined" },
    };

    private static readonly RuleTable Recalling = new("POST /directives/{id}/recall")
    {
        { "the signer calls it back", () => Situation.Issued.When(Recall(Khai)) },
        { "twice", () => Situation.Recalled.When(Recall(Khai)), Outcome.NothingNew },
        { "today's holder of that post calls it back", () => Situation.Issued.In(Facts.Append(Post(Ha, "DU", "Bí thư") with { Id = "new" })).When(Recall(Ha)) },
        { "anybody else", () => Situation.Issued.When(Recall(Ha)), "authority.recall" },
        { "before it is issued", () => Situation.Signed.When(Recall(Khai)), "status.wrong" },
    };

    public static readonly ImmutableArray<RuleTable> Tables = [Signing, Numbering, Sealing, Issuing, Resending, Recalling];

    private static readonly RuleTable All = RuleTable.Of(Tables);

    public static TheoryData<string, string> Cases => All.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void each_command_from_signature_to_recall_is_taken_or_refused_by_name(string words, string outcome) => All.Check(words, outcome);
}
