using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>Who drafts for which body, and whether what a draft names exists.</summary>
public static class DraftingDuty
{
    /// <param name="none">Said to one who does not draft for the body today; null for that it is not their duty.</param>
    public static (Capacity? By, Rejection? Rejection) Of(string body, Request request, ILedgerView view, Rejection? none = null) => Capacity.Choose(
        request, view.Organisation.Carrying(Duties.Draft, body, request.Person, VietnamTime.DateOf(view.Now)), none ?? Rejection.AuthorityMissing.With("duty", Duties.Draft));

    /// <summary>The body a draft is for when the caller does not say: with an organ, the only one they draft for that has it; without, their own (contract §2).</summary>
    public static (string? Body, Rejection? Rejection) BodyFor(string person, string? organ, string? asked, OrganisationChart organisation, DateOnly today)
    {
        if (asked is not null) return organisation.Body(asked) is null ? (null, Rejection.UnknownReference("body", asked)) : (asked, null);

        var own = organisation.AppointmentsOf(person, today).Select(a => a.Body).ToHashSet(StringComparer.Ordinal);
        var served = organisation.BodiesServedBy(Duties.Draft, person, today).Select(code => organisation.Body(code)!).ToList();
        var fitting = served.Where(b => organ is null ? own.Contains(b.Code) : organisation.HasOrgan(b, organ, today)).ToList();
        return fitting switch
        {
            [var only] => (only.Code, null),
            [] when served is [] => (null, Rejection.AuthorityMissing.With("duty", Duties.Draft)),
            [] when organ is not null => (null, Rejection.UnknownReference("organ", organ)),
            _ => (null, Rejection.CapacityRequired((fitting is [] ? served : fitting).Select(b => new Choice(b.Code, b.Name)))),
        };
    }

    /// <summary>A unit that the drafter works in: its head initials the draft, so nobody may pick another's.</summary>
    public static bool IsOwnUnit(string unit, Request request, ILedgerView view) =>
        view.Organisation.AppointmentsOf(request.Person, VietnamTime.DateOf(view.Now)).Any(a => a.Body == unit);

    /// <summary>The first code in the draft that names nothing, as a refusal; null when all are known. Who may issue the type comes before the route (contract §2).</summary>
    public static Rejection? UnknownIn(Draft draft, OrganisationChart organisation, DateOnly today)
    {
        if (organisation.TypesOn(today).Find(draft.Type) is null) return Rejection.UnknownReference("type", draft.Type);
        if (organisation.BodyOn(draft.Body, today) is not { } body) return Rejection.UnknownReference("body", draft.Body);
        if (!organisation.HasOrgan(body, draft.Organ, today)) return Rejection.UnknownReference("organ", draft.Organ);
        if (draft.JointWith.FirstOrDefault(code => code == draft.Body || organisation.BodyOn(code, today) is null) is { } joint) return Rejection.UnknownReference("body", joint);
        if (IssuingAuthority.TypeRefused(draft, organisation, today) is { } refused) return refused;
        if (!organisation.Routes.ContainsKey(draft.Route)) return Rejection.UnknownReference("route", draft.Route);

        var recipient = draft.Recipients.Select(r => r.Code).OfType<string>().FirstOrDefault(code => !organisation.Groups.ContainsKey(code) && organisation.BodyOn(code, today) is null);
        if (recipient is not null) return Rejection.UnknownReference("recipient", recipient);
        if (draft.DraftingUnit is not null && organisation.Body(draft.DraftingUnit) is null) return Rejection.UnknownReference("drafting-unit", draft.DraftingUnit);

        var person = draft.CoDrafters.Append(draft.Signer ?? draft.CoDrafters.FirstOrDefault() ?? "").FirstOrDefault(p => p.Length > 0 && !organisation.People.ContainsKey(p));
        return person is null ? PersonnelDecision.TakeEffect(draft, "", today, organisation).Rejection : Rejection.UnknownReference("person", person);
    }
}
