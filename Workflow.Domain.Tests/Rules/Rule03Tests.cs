namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.3, by the sets of rules as they are shipped. The committee is one above the grassroots (cấp trên cơ sở).</summary>
public sealed class Rule03Tests
{
    private static Draft Of(string organ, string type) => Resolution() with { Organ = organ, Type = type };

    private static readonly Draft Plan = Of("BTV", "KH");

    private static Given Approved => Situation.Ruled.After(Draft(Hanh, Plan), Submit(Hanh), Approve(Bich), Approve(Ha), Approve(Bao));

    /// <summary>From tomorrow the standing committee issues guidance only.</summary>
    private static Given WhenRulesHaveChanged(Given given)
    {
        var now = Catalogue.ShippedRules.Sets[1];
        var narrower = now with { Code = "moi", From = Today.AddDays(1), Authority = [.. now.Authority.Select(r => r.Organ is "BTV" ? r with { Types = ["HD"] } : r)] };
        return given.After(new AdoptRules(new(Admin), narrower, "Quyết định")).At(Morning.AddDays(1));
    }

    /// <summary>The secretary's post ended yesterday.</summary>
    private static Given WithoutSecretary => Situation.Approved.In(Facts.Select(f => f is AppointmentMade { Person: Khai, Body: "DU" } a ? a with { To = Today.AddDays(-1) } : f));

    private static ChangeOrganisation Route(string body, string post, string? prefix, string? basis = null) =>
        Tell(new RouteDefined("rieng", 0, "Riêng", [], new(body, post, prefix, basis)));

    private static string? Printed(Given given) => string.Join(" / ", SigningForm.Lines(given.The, given.Organisation));

    public static readonly RuleTable Table = new("Rule 3: authority is checked at three moments – type, submission, signature")
    {
        { "type: BTV may issue a Quy định", () => Situation.Ruled.When(Draft(Hanh, Of("BTV", "QyĐ"))) },
        { "type: BTV may issue a Hướng dẫn", () => Situation.Ruled.When(Draft(Hanh, Of("BTV", "HD"))) },
        { "type: BTV may not issue a Quy chế", () => Situation.Ruled.When(Draft(Hanh, Of("BTV", "QC"))), "authority.type-organ" },
        { "type: BCH may issue a Quy chế", () => Situation.Ruled.When(Draft(Hanh, Of("BCH", "QC"))) },
        { "type: BCH may not issue a Hướng dẫn", () => Situation.Ruled.When(Draft(Hanh, Of("BCH", "HD"))), "authority.type-organ" },
        { "type: the Thường trực issues nothing in its own name", () => Situation.Ruled.When(Draft(Hanh, Of("TT", "TB"))), "authority.type-organ" },
        { "type: a chi bộ may issue a Nghị quyết", () => Situation.Ruled.When(Draft(Sang, BranchPaper)) },
        { "type: a chi bộ may not issue a Quy định", () => Situation.Ruled.When(Draft(Sang, BranchPaper with { Type = "QyĐ" })), "authority.type-organ" },
        { "type: a chi bộ may not issue a Chỉ thị", () => Situation.Ruled.When(Draft(Sang, BranchPaper with { Type = "CT" })), "authority.type-organ" },
        { "type: an office that assists the committee is not ruled by the table of authority", () => Situation.Ruled.When(Draft(Hanh, Resolution("cv-vp") with { Type = "CV", Body = "VPDU", Organ = null })) },
        { "submission: BTV submits a Kế hoạch", () => Situation.Ruled.After(Draft(Hanh, Plan)).When(Submit(Hanh)) },
        { "submission: not when the rules have changed since it was drafted", () => WhenRulesHaveChanged(Situation.Ruled.After(Draft(Hanh, Plan))).When(Submit(Hanh)), "authority.type-organ" },
        { "submission: nobody is named signer who holds no post to sign in", () => Situation.Drafted(Resolution() with { Signer = Nga }).When(Submit(Hanh)), "signer.unknown" },
        { "signature: the secretary signs", () => Approved.When(Sign(Khai)) },
        { "signature: not when the rules have changed since it was approved", () => WhenRulesHaveChanged(Approved).When(Sign(Khai)), "authority.type-organ" },
        { "signature: another does not sign", () => Approved.When(Sign(Bao)), "authority.not-your-turn" },
        { "signature: who held the post until yesterday does not sign, and may not even see it", () => WithoutSecretary.When(Sign(Khai)), "not-found" },
        { "a secretary signs for the collective", () => Printed(Situation.Signed), "T/M BAN THƯỜNG VỤ / BÍ THƯ" },
        { "a deputy secretary signs T/M, never K/T", () => Printed(Situation.WithChief.After(Draft(Hanh, Resolution("any") with { Signer = Ha }), Submit(Hanh), Approve(Bao), Sign(Ha))), "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ" },
        { "no route has a committee signed for K/T", () => new Given().When(Route("DU", "Bí thư", "K/T")), "signer.prefix" },
        { "an office signs T/L where its authorisation is cited", () => new Given().When(Route("VPDU", "Chánh Văn phòng", "T/L", "Quy chế làm việc")) },
        { "no office signs T/L without its authorisation", () => new Given().When(Route("VPDU", "Chánh Văn phòng", "T/L")), "route.step-invalid" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void authority_is_checked_at_type_submission_and_signature(string words, string outcome) => Table.Check(words, outcome);
}
