using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Rules;

/// <summary>Contract §2 from the review to the decision.</summary>
public sealed class ContractReviewTests
{
    private static Given Closed => Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));

    private static Given InApproval => Situation.WithChief.After(Draft(Hanh), Submit(Hanh), Approve(Bich));

    private static Given ReferredToMeeting => Situation.InBallot.In([.. Facts, ChiefChecks]).After(Conclude(Khai, BallotOutcome.ToMeeting), Held(organ: "BTV", summoned: 7, present: 7));

    private static RemindPeople Remind(string by) => new(new(by), TheDirective);

    private static readonly RuleTable Reviewing = new("POST /directives/{id}/reviews")
    {
        { "one whose turn it is approves", () => Situation.Submitted().When(Approve(Bich)) },
        { "twice", () => Situation.Submitted().After(Approve(Bich)).When(Approve(Bich)), Outcome.NothingNew },
        { "returns", () => Situation.Submitted().When(Return(Bich)) },
        { "rejects", () => Situation.Submitted().When(Reject(Bich)) },
        { "the signer returns what is approved", () => Situation.Approved.When(Return(Khai)) },
        { "the clerk returns what is numbered, with a reason", () => Situation.Numbered.When(Return(Nga)) },
        { "and not without one", () => Situation.Numbered.When(Say(Nga, ReviewChoice.Return)), "return.reason-required" },
        { "one whose turn it is not", () => Situation.Submitted().When(Approve(Ha)), "authority.not-your-turn" },
        { "one who wrote it", () => Situation.Drafted(Resolution() with { CoDrafters = [Bich] }).After(Submit(Hanh)).When(Approve(Bich)), "authority.self-approval" },
        { "on another text", () => Situation.Submitted().When(Approve(Bich, ChangedText)), "content.changed" },
        { "otherwise than one said before", () => InApproval.After(Approve(Ha)).When(Return(Ha)), "decision.final" },
        { "in place of a vote", () => Situation.InBallot.When(Approve(Tuan)), "status.wrong" },
        { "one who may not know of it", () => Situation.Submitted().When(Approve(Stranger)), "not-found" },
    };

    private static readonly RuleTable Commenting = new("POST /directives/{id}/comments, PUT …/comments/{n}/answer")
    {
        { "one of the step comments", () => Situation.Submitted().When(Comment(Bich)) },
        { "twice", () => Situation.Submitted().After(Comment(Bich)).When(Comment(Bich)), Outcome.NothingNew },
        { "one who is in no step yet", () => Situation.Submitted().When(Comment(Ha)), "authority.not-your-turn" },
        { "on another text", () => Situation.Submitted().When(Comment(Bich, hash: ChangedText)), "content.changed" },
        { "after the signature", () => Situation.Signed.When(Comment(Bich)), "status.wrong" },
        { "a drafter answers", () => Situation.Submitted().After(Comment(Bich)).When(Answer(Hanh)) },
        { "who commented does not", () => Situation.Submitted().After(Comment(Bich)).When(Answer(Bich)), "authority.missing" },
        { "a comment that there is not", () => Situation.Submitted().When(Answer(Hanh)), "reference.unknown" },
    };

    private static readonly RuleTable Voting = new("POST /directives/{id}/votes")
    {
        { "a member votes", () => Situation.InBallot.When(Vote(Khai)) },
        { "twice", () => Situation.InBallot.After(Vote(Khai)).When(Vote(Khai)), Outcome.NothingNew },
        { "has another opinion, and says which", () => Situation.InBallot.When(Vote(Khai, VoteChoice.Other, "opinion")) },
        { "and does not say which", () => Situation.InBallot.When(Vote(Khai, VoteChoice.Other)), "vote.opinion-required" },
        { "for another", () => Situation.InBallot.When(Vote(Khai).For(Ha)), "vote.no-proxy" },
        { "otherwise than before", () => Situation.InBallot.After(Vote(Khai)).When(Vote(Khai, VoteChoice.Against)), "decision.final" },
        { "on another text", () => Situation.InBallot.When(Vote(Khai, hash: ChangedText)), "content.changed" },
        { "before the ballots are sent out", () => Situation.BeforeBallot.When(Vote(Khai)), "ballot.not-open" },
        { "after closing", () => Closed.When(Vote(Lan)), "ballot.closed" },
        { "who is no member", () => Situation.InBallot.When(Vote(Bich)), "authority.not-your-turn" },
    };

    private static readonly RuleTable Opening = new("POST /directives/{id}/ballots/{n}/opening")
    {
        { "a member of the Thường trực has it sent out", () => Situation.BeforeBallot.When(Ask.Opening(Ha)) },
        { "twice", () => Situation.InBallot.When(Ask.Opening(Ha)), Outcome.NothingNew },
        { "another member of the organ", () => Situation.BeforeBallot.When(Ask.Opening(Lan)), "authority.missing" },
        { "a ballot that there is not", () => Situation.BeforeBallot.When(Ask.Opening(Ha, 2)), "reference.unknown" },
    };

    private static readonly RuleTable Concluding = new("POST /directives/{id}/ballots/{n}/conclusion")
    {
        { "the chair refers a written ballot to a meeting", () => Situation.InBallot.When(Conclude(Khai, BallotOutcome.ToMeeting)) },
        { "the chair adopts with changes what the votes adopted", () => Closed.When(Conclude(Khai, BallotOutcome.AdoptedWithChanges)) },
        { "and not what they did not", () => Situation.InBallot.When(Conclude(Khai, BallotOutcome.AdoptedWithChanges)), "ballot.not-carried" },
        { "that a written ballot is adopted comes by itself", () => Situation.InBallot.When(Conclude(Khai, BallotOutcome.Adopted)), "status.wrong" },
        { "one who is not the chair", () => Situation.InBallot.When(Conclude(Lan, BallotOutcome.ToMeeting)), "authority.missing" },
        { "someone is named to confirm whom there is not", () => Closed.When(Conclude(Khai, BallotOutcome.AdoptedWithChanges, 1, "conclusion", Stranger)), "reference.unknown" },
    };

    private static readonly RuleTable Excusing = new("POST /directives/{id}/ballots/{n}/excuses")
    {
        { "a member cannot take part", () => Situation.InBallot.When(Excuse(Long, Long)) },
        { "twice", () => Situation.InBallot.After(Excuse(Long, Long)).When(Excuse(Long, Long)), Outcome.NothingNew },
        { "another member says so", () => Situation.InBallot.When(Excuse(Lan, Long)), "authority.missing" },
        { "one who is no member", () => Situation.InBallot.When(Excuse(Ha, Hanh)), "reference.unknown" },
        { "one who has voted", () => Situation.InBallot.After(Vote(Lan)).When(Excuse(Lan, Lan)), "status.wrong" },
    };

    private static readonly RuleTable Meeting = new("POST /meetings, /meetings/{id}/items")
    {
        { "seven of nine summoned came", () => Situation.WithChief.When(Held()) },
        { "five of nine came", () => Situation.WithChief.When(Held(present: 5)), "meeting.no-quorum" },
        { "one who neither keeps the office nor chairs", () => Situation.WithChief.When(Held(Lan)), "authority.missing" },
        { "an organ that there is not", () => Situation.WithChief.When(Held(organ: "BTX")), "reference.unknown" },
        { "five of nine members adopt", () => Situation.AtMeeting.After(Held()).When(Decides(5, 1, 1)) },
        { "four are said to adopt", () => Situation.AtMeeting.After(Held()).When(Decides(4, outcome: BallotOutcome.Adopted)), "ballot.not-carried" },
        { "more votes than members present", () => Situation.AtMeeting.After(Held(present: 6)).When(Decides(7)), "meeting.too-many-votes" },
        { "on another text", () => Situation.AtMeeting.After(Held()).When(Decides(5, hash: ChangedText)), "content.changed" },
        { "a written ballot referred to it", () => ReferredToMeeting.When(Decides(5)) },
        { "a written ballot that was not", () => Situation.InBallot.In([.. Facts, ChiefChecks]).After(Held(organ: "BTV", summoned: 7, present: 7)).When(Decides(5)), "status.wrong" },
        { "a meeting that there is not", () => Situation.AtMeeting.When(Decides(5)), "not-found" },
    };

    private static readonly RuleTable Finalising = new("POST /directives/{id}/finalisations, …/{n}/confirmation")
    {
        { "spelling after the vote", () => Situation.Adopted.When(Corrects(Hanh)) },
        { "a figure", () => Situation.Adopted.When(Corrects(Hanh, figures: true)), "finalisation.not-mandated" },
        { "more than spelling, without a mandate", () => Situation.Adopted.When(AsConcluded(Hanh)), "finalisation.not-mandated" },
        { "as was concluded", () => Situation.Mandated.When(AsConcluded(Hanh, figures: true)) },
        { "by a member who neither drafted nor was named", () => Situation.Adopted.When(Corrects(Lan)), "authority.missing" },
        { "from another text", () => Situation.Adopted.When(Corrects(Hanh, from: "hash-3")), "content.changed" },
        { "before the vote", () => Situation.InBallot.When(Corrects(Hanh)), "status.wrong" },
        { "one whom the mandate names confirms", () => Situation.Mandated.After(AsConcluded(Hanh)).When(Confirm(Bich)) },
        { "another", () => Situation.Mandated.After(AsConcluded(Hanh)).When(Confirm(Khai)), "authority.missing" },
    };

    private static readonly RuleTable Reassigning = new("POST /directives/{id}/steps/{n}/reassignment, PUT /directives/{id}/signer")
    {
        { "Chánh Văn phòng puts another into the step", () => InApproval.When(Reassign(Bao, Tuan)) },
        { "anybody else", () => InApproval.When(Reassign(Bao, Tuan, by: Ha)), "authority.missing" },
        { "a drafter into it", () => InApproval.When(Reassign(Bao, Hanh)), "authority.self-approval" },
        { "one whom there is not", () => InApproval.When(Reassign(Bao, Stranger)), "reference.unknown" },
        { "a seat in a ballot", () => Situation.InBallot.In([.. Facts, ChiefChecks]).When(Reassign(Bao, Son, step: 2)), "status.wrong" },
        { "another of those who may sign", () => InApproval.When(LetSign(Ha)) },
        { "one who may not", () => InApproval.When(LetSign(Nga)), "signer.unknown" },
        { "the signer names another", () => Situation.Approved.When(LetSign(Ha, by: Khai)), "authority.missing" },
    };

    private static readonly RuleTable Reminding = new("POST /directives/{id}/reminders")
    {
        { "the author reminds", () => Situation.Submitted().When(Remind(Hanh)) },
        { "one who neither drafted it nor keeps the office", () => InApproval.When(Remind(Ha)), "authority.missing" },
        { "of what waits for nobody", () => Situation.Submitted().After(Return(Bich)).When(Remind(Hanh)), "status.wrong" },
    };

    private static readonly RuleTable OnPaper = new("any decision on paper")
    {
        { "the clerk enters an approval with its scan", () => Situation.Submitted().When(Ask.OnPaper(Approve(Bich))) },
        { "a vote", () => Situation.InBallot.When(Ask.OnPaper(Vote(Lan))) },
        { "a signature", () => Situation.Approved.When(Ask.OnPaper(Sign(Khai))) },
        { "without a scan", () => Situation.InBallot.When(Ask.OnPaper(Vote(Lan), scan: null)), "paper.scan-required" },
        { "of a day to come", () => Situation.InBallot.When(Ask.OnPaper(Vote(Lan), signedOn: Today.AddDays(1))), "number.date-range" },
        { "by who is no clerk", () => Situation.Submitted().When(Ask.OnPaper(Approve(Bich), by: Bich)), "authority.missing" },
        { "of one whose turn it was not", () => Situation.Submitted().When(Ask.OnPaper(Approve(Ha))), "authority.not-your-turn" },
    };

    public static readonly ImmutableArray<RuleTable> Tables = [Reviewing, Commenting, Voting, Opening, Concluding, Excusing, Meeting, Finalising, Reassigning, Reminding, OnPaper];

    private static readonly RuleTable All = RuleTable.Of(Tables);

    public static TheoryData<string, string> Cases => All.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void each_command_of_the_review_is_taken_or_refused_by_name(string words, string outcome) => All.Check(words, outcome);
}
