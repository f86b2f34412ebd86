using System.Collections.Immutable;
using Workflow.Domain.Distribution;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>Why content must not lie here. A code and no prose: the fact stays for ever, and what a person wrote of a secret may be the secret.</summary>
public enum QuarantineReason
{
    /// <summary>Bí mật nhà nước: it may lie in no system that is connected to a network (Luật 117/2025/QH15, Điều 5).</summary>
    StateSecret,

    /// <summary>Bí mật công tác of a body, which it did not mean for these readers.</summary>
    WorkSecret,

    /// <summary>Dữ liệu cá nhân of somebody, for which there is no ground.</summary>
    PersonalData,
}

/// <summary>The content of a directive was destroyed (cách ly văn bản). This is what is left of it: who, in which capacity, on what ground, and the addresses of all that was there.</summary>
/// <param name="Record">Number of the minutes (biên bản) that say more; null where there are none.</param>
/// <param name="Parts">SHA-256 of every part that the content store held when it was asked for; what was added until the fact is addressed by the facts before it.</param>
public sealed record ContentQuarantined(Capacity By, QuarantineReason Reason, string? Record, string ContentHash, ImmutableArray<string> Parts) : DirectiveEvent, IActed;

/// <summary>
/// Chánh Văn phòng, who carries the form check of the issuing body or of the committee that it serves or stands under, has the content of a directive destroyed, at any time of its life
/// (domain.md §7, rule 11). They need not have known of it: a draft that nobody has submitted yet is found by its drafter, who tells them its id.
/// </summary>
/// <param name="Parts">What the content store holds of it.</param>
public sealed record QuarantineContent(Request Request, Guid DirectiveId, QuarantineReason Reason, DirectiveNumber? Record, ImmutableArray<string> Parts) : Command(Request)
{
    public override Guid? Target => DirectiveId;

    public override Decision Decide(ILedgerView view)
    {
        if (view.Directive(DirectiveId) is not { } directive) return Rejection.NotFound;

        var offices = Offices(directive, view).ToList();
        if (offices is [] && !Readership.Knows(directive, view.Organisation, Request, view.Now)) return Rejection.NotFound;

        var (by, none) = Capacity.Choose(Request, offices, Rejection.AuthorityMissing.With("duty", Duties.FormCheck));
        if (by is null) return none!;
        if (directive.Quarantined is not null) return Decision.Nothing;
        if (Request.IfVersion is { } version && version != directive.Version) return Rejection.Stale;

        var quarantined = Decision.Of(directive.Stream, new ContentQuarantined(by, Reason, Record?.Printed, directive.ContentHash, Parts));
        return directive is { Status: DirectiveStatus.Issued, Issue: { } issue } ? quarantined.And(CalledBack(directive, issue, by)) : quarantined;
    }

    /// <summary>Copies are called back in the same act, which does not wait for the signer.</summary>
    private static Decision CalledBack(Directive directive, DirectiveIssued issue, Capacity by)
    {
        var requested = Decision.Of(directive.Stream, new RecallRequested(by, null, null, null)).Sending(new DistributeRecall(directive.Id));
        return issue.Branches is [] ? requested.And(directive.Stream, new DirectiveRecalled()) : requested;
    }

    private IEnumerable<AppointmentMade> Offices(Directive directive, ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var body = organisation.Body(directive.Body);
        return new[] { directive.Body, body?.Serves, body?.Parent }.OfType<string>().SelectMany(code => organisation.Carrying(Duties.FormCheck, code, Request.Person, today));
    }
}
