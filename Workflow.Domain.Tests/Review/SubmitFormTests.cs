namespace Workflow.Domain.Tests.Review;

/// <summary>Only errors of form stop a submission, and only those of the very draft that is submitted.</summary>
public sealed class SubmitFormTests
{
    private static SubmitDirective Submit(Draft checkedDraft, params Finding[] errors) => new(new(Hanh), TheDirective, new(checkedDraft, [.. errors]));

    private static Given Drafted => Situation.Drafted();

    private static Draft TheDraft => Drafted.The.Draft!;

    [Fact]
    public void errors_stop_it_and_are_listed_without_the_typed_words()
    {
        var found = FormTables.Error with { Arguments = FormTables.Error.Arguments.Add("line", "3").Add("value", "MẬT") };

        var refused = Drafted.When(Submit(TheDraft, found)).ThenRefused("form.errors");

        Assert.Equal(("1", "Luật"), (refused.Arguments["count"], refused.Clause));
        Assert.Equal(["line"], Assert.Single(refused.Findings).Arguments.Keys);
    }

    [Fact]
    public void without_errors_it_goes_on() => Drafted.When(Submit(TheDraft)).ThenTold(typeof(DirectiveSubmitted), typeof(StepOpened));

    [Fact]
    public void what_was_found_in_another_version_says_nothing()
    {
        Drafted.When(Submit(TheDraft with { ContentHash = ChangedText })).ThenRefused("content.changed");
        Drafted.When(Submit(TheDraft with { Recipients = [] }, FormTables.Error)).ThenRefused("content.changed");
    }
}
