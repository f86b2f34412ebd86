using Workflow.Domain.Numbering;

namespace Workflow.Domain.Organisation;

/// <summary>An administrator adopts a set of rules. What runs keeps what it was submitted under; what is submitted from now on is judged by the set in force that day.</summary>
/// <param name="Basis">The decision by which it is adopted.</param>
public sealed record AdoptRules(Request Request, RuleSet Rules, string Basis) : Command(Request)
{
    public override Decision Decide(ILedgerView view)
    {
        var today = VietnamTime.DateOf(view.Now);
        var (by, none) = Capacity.Choose(Request, view.Organisation.Carrying(Duties.Administer, "*", Request.Person, today), Rejection.AuthorityMissing.With("duty", Duties.Administer));
        if (by is null) return none!;
        if (WrongIn(Rules, view.Organisation) is { } wrong) return wrong;

        var adopted = new RulesAdopted(Rules, Basis);
        return view.Organisation.RuleBook.Sets.Exists(known => TextJson.Same(known, Rules)) ? Decision.Nothing : Decision.Of(EstablishOrganisation.StreamOf("*"), adopted);
    }

    /// <summary>The first thing in the set that cannot be right: a code that names nothing, one organ or form ruled twice, or two sets from one day. Null when it may be adopted.</summary>
    public static Rejection? WrongIn(RuleSet rules, OrganisationChart organisation)
    {
        if (TypeCheck.WrongIn(rules.Types) is { } wrong) return wrong;

        var (types, known) = (rules.Authority.SelectMany(r => r.Types).Concat(rules.Ballots.SelectMany(r => r.Types)), rules.Types is [] ? organisation.TypesOn(rules.From) : new TypeTable(rules.Types));
        if (types.FirstOrDefault(code => known.Find(code) is null) is { } unknown) return Rejection.WrongRules("rules.unknown-code", unknown);

        if (rules.Deadlines.FirstOrDefault(r => r.Kind is not ("signature" or "number" or "issue")) is { } kind) return Rejection.WrongRules("rules.unknown-code", kind.Kind);
        if (rules.Form.FirstOrDefault(r => !Drafting.FormCheck.Codes.Contains(r.Code)) is { } unasked) return Rejection.WrongRules("rules.unknown-code", unasked.Code);
        if (rules.Form.GroupBy(r => r.Code).FirstOrDefault(g => g.Skip(1).Any()) is { } again) return Rejection.WrongRules("rules.overlap", again.Key);

        if (rules.Deadlines.Select(r => RouteCheck.WrongDue(r.Due)).OfType<string>().FirstOrDefault() is { } urgency) return Rejection.WrongRules("rules.unknown-code", urgency);

        var twice = rules.Authority.GroupBy(r => (r.Level, r.Organ)).FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null) return Rejection.WrongRules("rules.overlap", twice.Key.Organ ?? twice.Key.Level);
        if (rules.Authority.FirstOrDefault(r => r.Types.Length == 0) is { } empty) return Rejection.WrongRules("rules.gap", empty.Organ ?? empty.Level);

        return organisation.RuleBook.Sets.Exists(other => other.Code != rules.Code && other.From == rules.From) ? Rejection.WrongRules("rules.overlap", rules.Code) : null;
    }
}
