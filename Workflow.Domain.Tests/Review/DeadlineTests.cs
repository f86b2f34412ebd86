using System.Collections.Immutable;

namespace Workflow.Domain.Tests.Review;

/// <summary>Nothing waits for ever (domain.md §7.10): whom it waits for is reminded before the deadline, and a named person is told when it has passed.</summary>
public sealed class DeadlineTests
{
    private static readonly RuleSet Rules = new("test", new(2020, 1, 1), "test", [], [])
    {
        Deadlines = [.. new[] { "signature", "number", "issue" }.Select(kind => new DeadlineRule(kind, Days("1 working day", "30 minutes"), "clause", "source"))],
    };

    private static Given Office => new Given().In([.. Facts, ChiefChecks, new RulesAdopted(Rules, "test")]);

    private static Given InCheck => Office.After(Draft(Hanh), Submit(Hanh));

    /// <summary>The form check is due on Friday 6 March at 17:00.</summary>
    private static DateTimeOffset Due => VietnamTime.At(Today.AddDays(1), new(17, 0));

    private static MeetDeadline Sweep(Guid? id = null) => new MeetDeadline(new(Principal.System), id ?? TheDirective);

    [Fact]
    public void what_is_counted_in_days_is_reminded_of_on_the_morning_of_the_last_day()
    {
        var given = InCheck;

        given.At(Due.AddHours(-9).AddSeconds(-1)).When(Sweep()).ThenNothing();
        given.At(Due.AddHours(-9)).When(Sweep()).Then(new ReminderSent(null, [Bich], Due));
        given.After(Sweep()).At(Due.AddSeconds(-1)).When(Sweep()).ThenNothing();
    }

    [Fact]
    public void what_runs_by_the_clock_is_reminded_of_half_way()
    {
        var given = Office.After(Draft(Hanh, Resolution() with { Urgency = Urgency.Urgent }), Submit(Hanh));

        given.At(Morning.AddMinutes(59)).When(Sweep()).ThenNothing();
        given.At(Morning.AddHours(1)).When(Sweep()).ThenTold(typeof(ReminderSent));
    }

    [Fact]
    public void when_it_has_passed_the_chief_of_office_is_told_or_who_is_above_them()
    {
        var given = InCheck.At(Due).After(Sweep());
        Assert.Equal((Khai, Bich), (given.The.Deadline!.EscalatedTo, Assert.Single(given.Log.Select(f => f.Event).OfType<DeadlineEscalated>().Single().People)));
        given.At(Due.AddYears(1)).When(Sweep()).ThenNothing();

        given.After(Approve(Bich));
        Assert.Equal((false, false), (given.The.Deadline!.Reminded, given.The.Deadline.Escalated));
        Assert.Equal(Bich, given.At(given.The.Deadline.Limit.DueAt).When(Sweep()).Told<DeadlineEscalated>().To!.Person);
    }

    [Fact]
    public void a_system_that_was_away_reminds_and_tells_at_once_and_once() =>
        InCheck.At(Due.AddDays(3)).When(Sweep()).ThenTold(typeof(ReminderSent), typeof(DeadlineEscalated));

    [Fact]
    public void what_was_done_in_time_is_left_alone()
    {
        InCheck.After(Return(Bich)).At(Due.AddDays(9)).When(Sweep()).ThenNothing();
        Office.After(Draft(Hanh)).At(Due.AddDays(9)).When(Sweep()).ThenNothing();
        Office.When(Sweep()).ThenNothing();
    }

    [Fact]
    public void signing_numbering_and_issuing_have_their_time_too()
    {
        var given = InCheck.After(Approve(Bich), Approve(Ha), Approve(Bao));

        Assert.Equal<string>([Khai], given.At(Due).When(Sweep()).Told<ReminderSent>().People);
        given.After(Sign(Khai));
        Assert.Equal<string>([Nga], given.At(Due.AddDays(3)).When(Sweep()).Told<ReminderSent>().People);
        given.After(Number(Nga));
        Assert.Equal<string>([Nga], given.At(Due.AddDays(8)).When(Sweep()).Told<ReminderSent>().People);
        given.After(Issue(Nga));
        given.At(Due.AddDays(99)).When(Sweep()).ThenNothing();
    }

    [Fact]
    public void a_written_ballot_ends_at_its_deadline_and_silence_is_never_consent()
    {
        var lost = Situation.InBallot.After(Vote(Khai), Vote(Ha), Vote(Bao));
        var ended = lost.At(lost.The.BallotNow!.DueAt!.Value).When(Sweep());
        ended.ThenTold(typeof(ReminderSent), typeof(BallotConcluded), typeof(DirectiveRejected));
        Assert.Equal((BallotOutcome.NotAdopted, new VoteCounts(3, 0, 0)), (ended.Told<BallotConcluded>().Outcome, ended.Told<BallotConcluded>().Counts));

        var important = new Given().After(Draft(Hanh, Resolution("nq-btv") with { Important = true }), Submit(Hanh), Approve(Bich), Approve(Mai), Approve(Khai), Opening(), Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));
        Assert.Equal(BallotOutcome.Adopted, important.At(important.The.BallotNow!.DueAt!.Value).When(Sweep()).Told<BallotConcluded>().Outcome);
    }

    [Fact]
    public void ballots_that_nobody_sends_out_are_told_of_and_do_not_end()
    {
        var given = Situation.BeforeBallot;

        var passed = given.At(Due.AddDays(9)).When(Sweep());
        passed.ThenTold(typeof(ReminderSent), typeof(DeadlineEscalated));
        Assert.Equal<string>([Khai, Ha, Bao], passed.Told<ReminderSent>().People);
    }

    [Fact]
    public void the_author_and_the_office_remind_by_hand()
    {
        var given = InCheck;

        given.When(new RemindPeople(new(Hanh), TheDirective)).Then(new ReminderSent(By(Hanh), [Bich], Due));
        given.When(new RemindPeople(new(Bich), TheDirective)).ThenTold(typeof(ReminderSent));
        given.When(new RemindPeople(new(Khai), TheDirective)).ThenRefused("authority.missing");
        given.After(new RemindPeople(new(Hanh), TheDirective)).At(Due.AddHours(-9)).When(Sweep()).ThenTold(typeof(ReminderSent));
        given.After(Return(Bich)).When(new RemindPeople(new(Hanh), TheDirective)).ThenRefused("status.wrong");
    }

    [Fact]
    public void who_acts_for_the_absent_is_reminded_and_told_of_with_them()
    {
        var given = InCheck.After(Organisation.Covers.Of(Bich, Dung));

        Assert.Equal<string>([Bich, Dung], given.At(Due.AddHours(-9)).When(Sweep()).Told<ReminderSent>().People);
        Assert.Equal<string>([Bich, Dung], given.When(new RemindPeople(new(Hanh), TheDirective)).Told<ReminderSent>().People);
        Assert.Equal<string>([Bich, Dung], given.At(Due.AddHours(-1)).After(Sweep()).At(Morning.AddDays(2).AddSeconds(-1)).When(Sweep()).Told<DeadlineEscalated>().People);
        Assert.Equal<string>([Bich], given.At(Morning.AddDays(2)).When(Sweep()).Told<DeadlineEscalated>().People);
    }

    [Fact]
    public void who_may_not_act_for_the_absent_is_not_reminded()
    {
        var given = InCheck.After(Organisation.Covers.Of(Bich, Hanh), Organisation.Covers.Of(Bich, Dung) with { Types = ["KH"] });

        Assert.Equal<string>([Bich], given.At(Due.AddHours(-9)).When(Sweep()).Told<ReminderSent>().People);
    }

    /// <summary>Five years in the life of forty papers that come back again and again, of a system that is away every so often, and looks twice as often as not.</summary>
    [Fact]
    public void in_five_years_no_reminder_is_missed_or_doubled() => Gen.Select(Gen.Int[1, 96].Array[400], Gen.Int[0, 39].Array[400], Gen.Int[0, 5].Array[400]).Sample((pauses, papers, acts) =>
    {
        var given = Office;
        var ids = Enumerable.Range(0, 40).Select(n => NameId.Of("paper", $"{n}")).ToList();
        foreach (var id in ids) given.After(Draft(Hanh, id: id), Submit(Hanh, id));

        for (var i = 0; given.Now < Morning.AddYears(5); i = (i + 1) % 400)
        {
            given.At(given.Now.AddHours(pauses[i]));
            Swept(given, ids);
            Act(given, ids[papers[i]], acts[i]);
        }

        foreach (var id in ids) Accounted(given, id);
    }, iter: 3);

    /// <summary>Ten thousand papers for a year: every one that is due is found by its next instant alone, and done with in one look.</summary>
    [Fact]
    public void a_year_of_ten_thousand_papers_is_played()
    {
        var given = Office;
        var ids = Enumerable.Range(0, 10_000).Select(n => NameId.Of("paper", $"{n}")).ToList();
        foreach (var (n, id) in ids.Index()) given.At(Morning.AddMinutes(n * 50)).After(Draft(Hanh, id: id), Submit(Hanh, id));

        for (given.Now = Morning; given.Now < Morning.AddYears(1).AddDays(9); given.Now = given.Now.AddHours(6)) Swept(given, ids);
        var facts = given.Log.Select(f => f.Event).ToLookup(e => e.GetType());
        Assert.Equal((10_000, 10_000), (facts[typeof(ReminderSent)].Count(), facts[typeof(DeadlineEscalated)].Count()));
    }

    /// <summary>What the sweep does: everything whose next instant has come, and now and then a second time.</summary>
    private static void Swept(Given given, List<Guid> ids)
    {
        foreach (var id in ids.Where(id => given.Directive(id)!.Deadline?.NextAt <= given.Now))
        {
            given.After(Sweep(id));
            Assert.Empty(Sweep(id).Decide(given).Facts);
        }
    }

    private static void Act(Given given, Guid id, int act)
    {
        var paper = given.Directive(id)!;
        if (paper.Status is DirectiveStatus.Draft) given.After(Submit(Hanh, id));
        else if (ReviewTurn.Waiting(paper, paper.Open ?? new(0, [], 0, null)).FirstOrDefault() is { } person)
            given.After(Say(person, act is 0 ? ReviewChoice.Approve : ReviewChoice.Return, comment: "comment", id: id));
        else if (paper.Status is DirectiveStatus.Approved) given.After(Say(Khai, ReviewChoice.Return, comment: "comment", id: id));
    }

    /// <summary>Each time limit was reminded of once, and told of once, if it still ran then as the system next looked; and never otherwise.</summary>
    private static void Accounted(Given given, Guid id)
    {
        var (limit, reminded, told) = ((TimeLimit?)null, 0, 0);
        foreach (var e in given.Log.Where(f => f.Stream.Id == id).Select(f => f.Event))
        {
            if (e is ReminderSent) Assert.Equal((1, 0), (++reminded, told));
            if (e is DeadlineEscalated escalated) Assert.Equal((limit!.DueAt, 1, 1), (escalated.DueAt, reminded, ++told));
            if (e is StepOpened or DirectiveApproved) (limit, reminded, told) = ((e as StepOpened)?.Limit ?? ((DirectiveApproved)e).Limit, 0, 0);
        }

        var open = given.Directive(id)!.Deadline;
        Assert.Equal((open?.Limit.RemindAt <= given.Now, open?.Limit.DueAt <= given.Now), (open?.Reminded ?? false, open?.Escalated ?? false));
    }

    private static ImmutableSortedDictionary<string, string> Days(string normal, string urgent) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("normal", normal).Add("urgent", urgent);
}
