using System.Collections.Frozen;
using Marten;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;

namespace Workflow.Projections;

/// <summary>Under which name each event is stored, for ever: renaming a class must not touch a record of years ago.</summary>
public static class EventNames
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(DirectiveDrafted)] = "directive-drafted",
        [typeof(DraftRevised)] = "draft-revised",
        [typeof(AttachmentAdded)] = "attachment-added",
        [typeof(DirectiveWithdrawn)] = "directive-withdrawn",
        [typeof(ContentQuarantined)] = "content-quarantined",
        [typeof(DirectiveImported)] = "directive-imported",
        [typeof(DirectiveSubmitted)] = "directive-submitted",
        [typeof(StepOpened)] = "step-opened",
        [typeof(StepReviewed)] = "step-reviewed",
        [typeof(VoteCast)] = "vote-cast",
        [typeof(BallotOpened)] = "ballot-opened",
        [typeof(MemberExcused)] = "member-excused",
        [typeof(BallotConcluded)] = "ballot-concluded",
        [typeof(MeetingHeld)] = "meeting-held",
        [typeof(MeetingDecided)] = "meeting-decided",
        [typeof(ReminderSent)] = "reminder-sent",
        [typeof(DeadlineEscalated)] = "deadline-escalated",
        [typeof(FinalisationMade)] = "finalisation-made",
        [typeof(FinalisationConfirmed)] = "finalisation-confirmed",
        [typeof(FinalisationObjected)] = "finalisation-objected",
        [typeof(TranscribedFromPaper)] = "transcribed-from-paper",
        [typeof(TranscriptionDisputed)] = "transcription-disputed",
        [typeof(StepReassigned)] = "step-reassigned",
        [typeof(CommentMade)] = "comment-made",
        [typeof(CommentAnswered)] = "comment-answered",
        [typeof(StepPassed)] = "step-passed",
        [typeof(DirectiveApproved)] = "directive-approved",
        [typeof(DirectiveReturned)] = "directive-returned",
        [typeof(DirectiveRejected)] = "directive-rejected",
        [typeof(DirectiveSigned)] = "directive-signed",
        [typeof(SeatPassed)] = "seat-passed",
        [typeof(SignerChanged)] = "signer-changed",
        [typeof(NumberAssigned)] = "number-assigned",
        [typeof(DirectiveSealed)] = "directive-sealed",
        [typeof(DirectiveIssued)] = "directive-issued",
        [typeof(RecallRequested)] = "recall-requested",
        [typeof(RecallAnswered)] = "recall-answered",
        [typeof(DirectiveRecalled)] = "directive-recalled",
        [typeof(EffectChanged)] = "effect-changed",
        [typeof(SeriesOpened)] = "series-opened",
        [typeof(NumberAllocated)] = "number-allocated",
        [typeof(NumberBound)] = "number-bound",
        [typeof(NumberVoided)] = "number-voided",
        [typeof(NumberBooked)] = "number-booked",
        [typeof(NumberTaken)] = "number-taken",
        [typeof(ReceiptRecorded)] = "receipt-recorded",
        [typeof(DeliveryResent)] = "delivery-resent",
        [typeof(BodyEstablished)] = "body-established",
        [typeof(BodyClosed)] = "body-closed",
        [typeof(PersonRegistered)] = "person-registered",
        [typeof(AppointmentMade)] = "appointment-made",
        [typeof(AppointmentEnded)] = "appointment-ended",
        [typeof(DutyAssigned)] = "duty-assigned",
        [typeof(DutyEnded)] = "duty-ended",
        [typeof(TermOpened)] = "term-opened",
        [typeof(CongressConvened)] = "congress-convened",
        [typeof(GroupDefined)] = "group-defined",
        [typeof(RouteDefined)] = "route-defined",
        [typeof(CalendarSet)] = "calendar-set",
        [typeof(RulesAdopted)] = "rules-adopted",
        [typeof(CoverGranted)] = "cover-granted",
        [typeof(CoverEnded)] = "cover-ended",
        [typeof(CommandRefused)] = "command-refused",
        [typeof(RefusalsCounted)] = "refusals-counted",
        [typeof(VoteCameLate)] = "vote-came-late",
        [typeof(ContentShown)] = "content-shown",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> DotNetNames = Names.Keys.ToFrozenDictionary(type => type, type => $"{type.FullName}, {type.Assembly.GetName().Name}");

    public static IEnumerable<Type> Types => Names.Keys;

    public static string Of(object e) => Names[e.GetType()];

    /// <summary>The class, as the store writes it beside the name.</summary>
    public static string DotNetNameOf(object e) => DotNetNames[e.GetType()];

    public static void Register(StoreOptions options)
    {
        foreach (var (type, name) in Names) options.Events.MapEventType(type, name);
    }
}
