using Workflow.Domain.Distribution;

namespace Workflow.Domain.Organisation;

/// <summary>An administrator records what changed in the organisation, with its day and its basis. Each is a fact of its own; told again, it records nothing.</summary>
/// <param name="Change">An appointment without an id, and a route without a version, get the next one.</param>
/// <param name="IsNew">It must not be there yet; otherwise it changes what must be there.</param>
public sealed record ChangeOrganisation(Request Request, OrganisationEvent Change, bool IsNew = true) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        var (organisation, today) = (view.Organisation, VietnamTime.DateOf(view.Now));
        var (by, none) = Capacity.Choose(Request, organisation.Carrying(Duties.Administer, "*", Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.Administer));
        if (by is null) return none!;

        var change = OrganisationKey.Complete(Change, organisation, today);
        if (OrganisationKey.IsSo(change, organisation)) return Decision.Nothing;
        if (Request.IfVersion is { } seen && seen != OrganisationKey.VersionOf(change, organisation)) return Rejection.Stale;
        if (IsOwn(organisation, today)) return Rejection.OwnAppointment;
        if ((WrongKey(organisation) ?? OrganisationCheck.WrongIn(change, organisation, today)) is { } wrong) return wrong;

        var told = Decision.Of(OrganisationKey.StreamOf(change, organisation), change);
        return change is BodyEstablished { Parent: not null } branch ? told.Sending(new DeclareBranch(branch.Code)) : told;
    }

    private Rejection? WrongKey(OrganisationChart organisation) => OrganisationKey.Of(Change, organisation) switch
    {
        { IsKnown: true } key when IsNew => Rejection.Taken(key.Kind, key.Code),
        { IsKnown: false } key when !IsNew => Rejection.UnknownReference(key.Kind, key.Code),
        _ => null,
    };

    /// <summary>An administrator neither gives themselves a post or a duty nor takes one from themselves: another must (design §8.4).</summary>
    private bool IsOwn(OrganisationChart organisation, DateOnly today) => Change switch
    {
        AppointmentMade appointment => appointment.Person == Request.Person,
        AppointmentEnded ended => organisation.Appointment(ended.Id)?.Person == Request.Person,
        DutyAssigned duty => IsMine(duty.Who, organisation, today),
        DutyEnded duty => IsMine(duty.Who, organisation, today),
        BodyClosed closed => organisation.AppointmentsOf(Request.Person, today).Any(a => a.Body == closed.Code),
        _ => false,
    };

    private bool IsMine(Holder who, OrganisationChart organisation, DateOnly today) =>
        who.Person == Request.Person || organisation.AppointmentsOf(Request.Person, today).Any(who.Is);
}
