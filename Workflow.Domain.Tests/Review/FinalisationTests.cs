namespace Workflow.Domain.Tests.Review;

/// <summary>A decided text may still be corrected in its spelling, or put right as was concluded (design §8.3): recorded, confirmed, and nothing is voted on again.</summary>
public sealed class FinalisationTests
{
    private const string Corrected = "hash-3";

    [Fact]
    public void the_spelling_may_be_corrected_with_the_confirmation_of_the_office()
    {
        var given = Situation.Adopted.After(Corrects(Hanh));
        Assert.Equal((FirstText, Bich), (given.The.ContentHash, Assert.Single(given.The.Finalisations[0].Made.Confirmers)));

        given.After(Confirm(Bich));
        Assert.Equal((ChangedText, ChangedText, "sha-text", DirectiveStatus.Approved), (given.The.ContentHash, given.The.Draft!.ContentHash, given.The.Draft.TextSha256, given.The.Status));
        given.When(Sign(Khai, ChangedText)).ThenTold(typeof(DirectiveSigned));
    }

    [Fact]
    public void what_the_office_corrects_the_chair_confirms() => Assert.Equal<string>([Khai], Situation.Adopted.When(Corrects(Bich)).Told<FinalisationMade>().Confirmers);

    [Fact]
    public void more_than_spelling_needs_the_mandate_of_the_conclusion()
    {
        Situation.Adopted.When(AsConcluded(Hanh)).ThenRefused("finalisation.not-mandated");
        Assert.Equal<string>([Bich, Ha], Situation.Mandated.When(AsConcluded(Hanh, figures: true)).Told<FinalisationMade>().Confirmers);
    }

    [Fact]
    public void everyone_the_mandate_names_must_confirm_and_nobody_else_can()
    {
        var given = Situation.Mandated.After(AsConcluded(Hanh));

        given.When(Confirm(Khai)).ThenRefused("authority.missing");
        given.When(Confirm(Bich, 2)).ThenRefused("reference.unknown");
        given.After(Confirm(Bich));
        Assert.Equal(FirstText, given.The.ContentHash);
        given.When(Confirm(Bich)).ThenNothing();
        given.When(Sign(Khai)).ThenRefused("finalisation.awaited");
        given.After(Confirm(Ha));
        Assert.Equal(ChangedText, given.The.ContentHash);
    }

    [Fact]
    public void who_voted_may_object_until_it_is_signed()
    {
        var given = Situation.Adopted.After(Corrects(Hanh), Confirm(Bich));

        given.When(ObjectTo(1, Nga)).ThenRefused("authority.missing");
        given.After(ObjectTo(1, Lan));
        Assert.Equal((FirstText, FirstText), (given.The.ContentHash, given.The.Draft!.ContentHash));
        given.When(ObjectTo(1, Lan)).ThenNothing();
        given.When(Sign(Khai)).ThenTold(typeof(DirectiveSigned));
        Situation.Adopted.After(Corrects(Hanh), Confirm(Bich), Sign(Khai, ChangedText)).When(ObjectTo(1, Lan)).ThenRefused("status.wrong");
    }

    [Fact]
    public void an_objection_goes_for_what_was_built_upon_it()
    {
        var given = Situation.Adopted.After(Corrects(Hanh), Confirm(Bich), Corrects(Hanh, ChangedText, Corrected), Confirm(Bich, 2));
        Assert.Equal(Corrected, given.The.ContentHash);

        given.After(ObjectTo(1, Lan));
        Assert.Equal(FirstText, given.The.ContentHash);
        Assert.All(given.The.Finalisations, f => Assert.True(f.Objected));
    }

    [Fact]
    public void it_is_made_on_the_text_as_it_is_once_and_only_before_signing()
    {
        Situation.Adopted.When(Corrects(Hanh, from: Corrected)).ThenRefused("content.changed");
        Situation.Adopted.After(Corrects(Hanh)).When(Corrects(Hanh)).ThenNothing();
        Situation.Adopted.When(Corrects(Lan)).ThenRefused("authority.missing");
        Situation.InBallot.When(Corrects(Hanh)).ThenRefused("status.wrong");
        Situation.Adopted.After(Sign(Khai)).When(Corrects(Hanh)).ThenRefused("status.wrong");
    }

    [Fact]
    public void what_comes_back_as_finalised_is_not_asked_again() => Situation.Adopted.After(Corrects(Hanh), Confirm(Bich), Return(Khai, ChangedText))
        .When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepPassed), typeof(StepPassed), typeof(StepPassed), typeof(DirectiveApproved));

    [Fact]
    public void any_other_change_voids_what_was_decided() => Situation.Adopted.After(Corrects(Hanh), Confirm(Bich), Return(Khai, ChangedText), Revise(Hanh, Resolution("nq-btv") with { ContentHash = Corrected }, ChangedText))
        .When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));

    /// <summary>Whatever is edited, finalised and brought back, exactly the approvals of contents joined to the present one by finalisations still count.</summary>
    [Fact]
    public void edits_void_exactly_the_approvals_of_other_contents() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5]).Array[1, 30].Sample(script =>
    {
        var given = Situation.WithChief.After(Draft(Hanh), Submit(Hanh));
        var sameAs = new Dictionary<string, HashSet<string>>();
        var approved = new HashSet<(string Person, string Hash)>();
        foreach (var (act, text) in script) Play(given, act, $"text-{text}", sameAs, approved);

        var expected = new[] { Bich, Ha, Bao }.Where(person => approved.Any(a => a.Person == person && Joined(sameAs, given.The.ContentHash).Contains(a.Hash))).Order();
        var holds = given.The.Reviews.Where(r => given.The.Holds(r.ContentHash)).Select(r => r.By.Person).Distinct().Order();
        Assert.Equal(expected, holds);
    }, iter: 2_000);

    private static void Play(Given given, int act, string text, Dictionary<string, HashSet<string>> sameAs, HashSet<(string, string)> approved)
    {
        var (paper, hash) = (given.The, given.The.ContentHash);
        switch (act)
        {
            case 0 when paper.Status is DirectiveStatus.Draft && text != hash:
                given.After(Revise(Hanh, paper.Draft! with { ContentHash = text }, hash));
                break;
            case 1 when paper.Status is DirectiveStatus.Draft:
                given.After(Submit(Hanh));
                break;
            case 2 or 3 when paper.Status is DirectiveStatus.InReview && ReviewTurn.Waiting(paper, paper.Open!).FirstOrDefault() is { } person:
                given.After(Approve(person, hash));
                approved.Add((person, hash));
                break;
            case 3 when paper.Status is DirectiveStatus.Approved && text != hash && !Joined(sameAs, hash).Contains(text):
                given.After(Corrects(Hanh, hash, text), Confirm(Bich, paper.Finalisations.Count + 1));
                sameAs[text] = [.. Joined(sameAs, hash)];
                break;
            case 4 when paper.Status is DirectiveStatus.Approved:
                given.After(Return(Khai, hash));
                break;
        }
    }

    /// <summary>The contents that the finalisations known so far join to this one.</summary>
    private static HashSet<string> Joined(Dictionary<string, HashSet<string>> sameAs, string hash) => [hash, .. sameAs.GetValueOrDefault(hash, [])];
}
