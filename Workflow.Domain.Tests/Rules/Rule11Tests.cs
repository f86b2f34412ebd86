namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.11, Luật 117/2025/QH15, Điều 5. That a draft is marked secret is plain at the Host's door, before there is a draft: its tests of bad input show that nothing is kept.</summary>
public sealed class Rule11Tests
{
    private static readonly DateTimeOffset UnderForm = VietnamTime.At(new(2026, 5, 28), new(8, 0));

    /// <summary>A draft with this text, submitted as the form check of the day finds it.</summary>
    private static Outcome Submitting(string text)
    {
        var given = Situation.Ruled.At(UnderForm).After(Draft(Hanh, Resolution() with { Type = "KH", TextSha256 = "sha" }));
        var found = FormCheck.Of(given.The.Draft!, "Kế hoạch công tác", text, given.Organisation, VietnamTime.DateOf(UnderForm));
        return given.When(new SubmitDirective(new(Hanh), TheDirective, new(given.The.Draft!, [.. found.Where(f => f.Severity is FormSeverity.Error)])));
    }

    private static Given Slipped => Situation.Signed.In([.. Facts, ChiefChecks]);

    public static readonly RuleTable Table = new("Rule 11: nothing secret is kept")
    {
        { "a draft that is not secret is taken", () => new Given().When(Draft(Hanh)) },
        { "one marked secret is refused at the door", () => new Given().When(new RefusedAtDoor(new(Hanh), "draft-directive", Rejection.SecrecyRefused, null)), "secrecy.refused" },
        { "a plain text is submitted", () => Submitting("Các chi bộ bảo mật thông tin.") },
        { "a text that bears the mark MẬT is not submitted", () => Submitting("MẬT\n\nCác chi bộ thực hiện."), "form.errors" },
        { "a text that bears TỐI MẬT in spaced letters is not", () => Submitting("T Ố I   M Ậ T\n\nCác chi bộ thực hiện."), "form.errors" },
        { "a secret document gets its number, and nothing else of it is known", () => new Given().When(BookSecret()) },
        { "of a secret document is known", () => new Given().When(BookSecret()).Told<NumberBooked>() is var booked ? $"{booked.Printed}, {booked.IssuedOn:dd/MM/yyyy}, {booked.Unit}" : null, "79-NQ/ĐU, 05/03/2026, BTGDV" },
        { "a secret that slipped in is destroyed by Chánh Văn phòng, in any state", () => Slipped.When(Quarantine(Bich)) },
        { "nobody else destroys it, whatever part they have in it", () => Slipped.When(Quarantine(Khai)), "authority.missing" },
        { "what was destroyed is worked on no more", () => Slipped.After(Quarantine(Bich)).When(Withdraw(Hanh)), "content.quarantined" },
        { "nobody but the clerk books it", () => new Given().When(BookSecret(Hanh)), "authority.missing" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void nothing_secret_is_kept(string words, string outcome) => Table.Check(words, outcome);
}
