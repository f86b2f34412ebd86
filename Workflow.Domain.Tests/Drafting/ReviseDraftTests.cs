namespace Workflow.Domain.Tests.Drafting;

public sealed class ReviseDraftTests
{
    private static readonly Draft Changed = Resolution() with { ContentHash = ChangedText, DraftingUnit = "BTGDV" };

    [Fact]
    public void the_author_changes_their_draft() => Situation.Drafted().When(Revise(Hanh, Changed)).Then(new DraftRevised(By(Hanh), Changed));

    [Fact]
    public void an_identical_draft_records_nothing() =>
        Situation.Drafted().When(Revise(Hanh, Resolution() with { DraftingUnit = "BTGDV" }, basedOn: "whatever")).ThenNothing();

    [Fact]
    public void what_lies_outside_the_manifest_is_recorded_too() =>
        Situation.Drafted().When(Revise(Hanh, Changed with { ContentHash = FirstText, Urgency = Urgency.Flash })).ThenTold(typeof(DraftRevised));

    [Fact]
    public void a_co_drafter_may_change_it_but_no_other_drafter()
    {
        Situation.Drafted(Resolution() with { CoDrafters = [Thanh] }).When(Revise(Thanh, Changed)).ThenTold(typeof(DraftRevised));
        Situation.Submitted().After(Return(Bich)).When(Revise(Bich, Changed)).ThenRefused("authority.missing");
        Situation.Drafted().When(Revise(Thanh, Changed)).ThenRefused("not-found");
    }

    [Fact]
    public void a_submitted_draft_is_locked_until_it_is_returned()
    {
        Situation.Submitted().When(Revise(Hanh, Changed)).ThenRefused("draft.locked");
        Situation.Submitted().After(Return(Bich)).When(Revise(Hanh, Changed)).ThenTold(typeof(DraftRevised));
    }

    [Fact]
    public void a_change_made_from_an_older_text_is_stale()
    {
        var given = Situation.Drafted(Resolution() with { CoDrafters = [Thanh] }).After(Revise(Thanh, Changed with { CoDrafters = [Thanh] }));

        var refused = given.When(Revise(Hanh, Changed with { ContentHash = "hash-3", CoDrafters = [Thanh] })).ThenRefused("version.stale");
        Assert.Equal(RejectionKind.Stale, refused.Kind);
    }

    [Fact]
    public void a_command_based_on_an_older_version_is_stale()
    {
        Situation.Drafted().When(Revise(Hanh, Changed).Seeing(1)).ThenTold(typeof(DraftRevised));
        Situation.Drafted().When(Revise(Hanh, Changed).Seeing(0)).ThenRefused("version.stale");
    }

    [Fact]
    public void a_draft_cannot_move_to_a_body_its_author_does_not_draft_for() =>
        Situation.Drafted().When(Revise(Hanh, BranchPaper)).ThenRefused("authority.missing");

    [Fact]
    public void a_changed_draft_names_only_what_exists() => Situation.Drafted().When(Revise(Hanh, Changed with { Route = "none" })).ThenRefused("reference.unknown");

    [Fact]
    public void a_file_changes_the_content_hash()
    {
        var given = Situation.Drafted().After(Attach(Hanh));

        Assert.Equal(ChangedText, given.The.ContentHash);
        Assert.Equal(["sha"], given.The.Draft!.Attachments.Select(a => a.Sha256));
        given.When(Attach(Hanh)).ThenNothing();
        given.When(Attach(Hanh, "hash-3")).ThenRefused("version.stale");
        given.When(Attach(Thanh, "hash-3")).ThenRefused("not-found");
    }
}
