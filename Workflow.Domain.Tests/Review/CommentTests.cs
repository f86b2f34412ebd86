namespace Workflow.Domain.Tests.Review;

/// <summary>Góp ý, tiếp thu, giải trình (domain.md §2.2): each comment is about one content, and what must be answered is answered before the draft goes up again.</summary>
public sealed class CommentTests
{
    [Fact]
    public void one_of_the_steps_people_comments_on_what_they_saw() =>
        Situation.Submitted().When(Comment(Bich)).Then(new CommentMade(1, By(Bich), CommentWeight.Must, FirstText, "text", null));

    [Fact]
    public void comments_are_counted_and_the_same_again_records_nothing()
    {
        var given = Situation.Submitted().After(Comment(Bich));

        given.When(Comment(Bich)).ThenNothing();
        Assert.Equal(2, given.When(Comment(Bich, text: "another")).Told<CommentMade>().N);
    }

    [Fact]
    public void those_of_a_step_behind_and_the_signer_may_still_comment()
    {
        var given = Situation.Submitted().After(Approve(Bich));

        given.When(Comment(Bich)).ThenTold(typeof(CommentMade));
        Situation.Approved.When(Comment(Khai)).ThenTold(typeof(CommentMade));
    }

    [Theory]
    [InlineData(Ha, "authority.not-your-turn"), InlineData(Hanh, "authority.not-your-turn"), InlineData(Nga, "authority.not-your-turn"), InlineData(Stranger, "not-found")]
    public void nobody_else_does(string person, string refusal) => Situation.Submitted().When(Comment(person)).ThenRefused(refusal);

    [Theory]
    [InlineData(CommentWeight.Must, true), InlineData(CommentWeight.Should, false), InlineData(CommentWeight.Note, false)]
    public void an_unanswered_must_stops_the_next_submission(CommentWeight weight, bool stops)
    {
        var given = Situation.Submitted().After(Comment(Bich, weight), Return(Bich));

        if (!stops) given.When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));
        else Assert.Equal("1", given.When(Submit(Hanh)).ThenRefused("comments.unanswered").Arguments["count"]);
        given.After(Answer(Hanh)).When(Submit(Hanh)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));
    }

    [Fact]
    public void only_a_drafter_answers_and_only_what_was_said()
    {
        var given = Situation.Submitted().After(Comment(Bich));

        given.When(Answer(Hanh)).Then(new CommentAnswered(1, By(Hanh), CommentOutcome.Accepted, "explanation"));
        given.When(Answer(Bich)).ThenRefused("authority.missing");
        given.When(Answer(Hanh, n: 2)).ThenRefused("reference.unknown");
    }

    [Fact]
    public void a_later_answer_takes_the_place_of_the_first_and_the_same_again_records_nothing()
    {
        var given = Situation.Submitted().After(Comment(Bich), Answer(Hanh));

        given.When(Answer(Hanh)).ThenNothing();
        Assert.Equal(CommentOutcome.Kept, given.After(Answer(Hanh, outcome: CommentOutcome.Kept)).The.Comments.Single().Answer!.Outcome);
    }

    [Fact]
    public void comments_and_answers_void_no_approval() =>
        Situation.Submitted().After(Approve(Bich), Comment(Bich), Answer(Hanh), Approve(Ha)).When(Approve(Bao)).ThenTold(typeof(StepReviewed), typeof(StepPassed), typeof(DirectiveApproved));
}
