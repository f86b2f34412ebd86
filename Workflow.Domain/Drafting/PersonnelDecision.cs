using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>What a decision on personnel (quyết định về công tác cán bộ) does to the organisation when it is issued.</summary>
public static class PersonnelDecision
{
    /// <summary>The facts of the organisation that come with the issue, each with the decision's number as its basis; or what makes one of them impossible.</summary>
    /// <param name="number">As printed.</param>
    public static Decision TakeEffect(Draft draft, string number, DateOnly issuedOn, OrganisationChart organisation)
    {
        if (draft.Appointments.IsEmpty) return Decision.Nothing;
        if (draft.Matter is not Matter.Personnel) return Rejection.AppointmentsNotPersonnel;

        var decision = Decision.Nothing;
        foreach (var change in draft.Appointments.SelectMany(plan => Changes(plan, plan.From ?? draft.EffectiveFrom ?? issuedOn, number)))
        {
            var fact = OrganisationKey.Complete(change, organisation, issuedOn);
            if (fact is AppointmentEnded ended && organisation.Appointment(ended.Id)?.To <= ended.On) continue;
            if (OrganisationCheck.WrongIn(fact, organisation, issuedOn) is { } wrong) return wrong;

            decision = decision.And(OrganisationKey.StreamOf(fact, organisation), fact);
            organisation = OrganisationChart.Evolve(organisation, fact);
        }

        return decision;
    }

    private static IEnumerable<OrganisationEvent> Changes(AppointmentPlan plan, DateOnly from, string number)
    {
        if (plan.Ends is { } id) yield return new AppointmentEnded(id, from.AddDays(-1), number);
        if (plan.Post is not null || plan.Ends is null) yield return new AppointmentMade("", plan.Person ?? "", plan.Body ?? "", plan.Post ?? "", plan.Organs, plan.VotesIn, from, plan.To, number);
    }
}
