namespace Workflow.Domain.Tests.Organisation;

/// <summary>Whoever covers for whomever, and whatever anybody then tries: a person has one voice in a step, a seat is answered for once, and a vote is everybody's own.</summary>
public sealed class CoverLaws
{
    private static readonly string[] Actors = [Khai, Ha, Bao, Tuan, Mai, Bich, Dung, Hanh];

    /// <summary>Few, so that one acts for several; Hạnh is the drafter.</summary>
    private static readonly string[] Deputies = [Tuan, Mai, Bich, Hanh];

    private static readonly string[] Routes = ["simple", "any", "opinions", "nq-btv", "nq-bch"];

    /// <summary>Someone tries something, in their own name or in another's.</summary>
    private sealed record Try(int What, int Who, int For, int How);

    private static readonly Gen<Try[]> Any = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 7], Gen.Int[0, 9], Gen.Int[0, 5], (what, who, other, how) => new Try(what, who, other, how)).Array[20, 150];

    [Fact]
    public void a_cover_never_yields_a_second_voice() => After((given, facts) =>
    {
        var voices = new Dictionary<(int, string, string), string>();
        var done = new HashSet<(int, string, string)>();
        foreach (var e in facts)
        {
            if (e is not StepReviewed reviewed) continue;

            var (step, hash, by) = (reviewed.Step, reviewed.ContentHash, reviewed.By);
            Assert.Equal(by.Holder, voices.TryAdd((step, hash, by.Person), by.Holder) ? by.Holder : voices[(step, hash, by.Person)]);
            if (reviewed.Choice is ReviewChoice.Approve) Assert.True(done.Add((step, hash, by.Holder)));
        }
    });

    [Fact]
    public void a_vote_is_everybodys_own_and_a_signature_too() => After((_, facts) =>
        Assert.All(facts.OfType<IActed>().Where(e => e is VoteCast or DirectiveSigned), e => Assert.Null(e.By!.OnBehalfOf)));

    [Fact]
    public void whoever_acted_for_another_was_covered_for_it_at_that_instant_and_had_not_written_it() => After((given, _) =>
    {
        var covers = new Dictionary<Guid, (CoverGranted Granted, DateTimeOffset To)>();
        foreach (var (e, at) in given.Log.Select(f => f.Event).Zip(given.Times))
        {
            if (e is CoverGranted granted) covers[granted.Id] = (granted, granted.To);
            if (e is CoverEnded ended) covers[ended.Id] = covers[ended.Id] with { To = ended.To };
            if (e is not IActed { By: { OnBehalfOf: not null } by }) continue;

            Assert.NotEqual(Hanh, by.Person);
            Assert.Contains(covers.Values, c => (c.Granted.Deputy, c.Granted.Absent, c.Granted.Covered) == (by.Person, by.OnBehalfOf, by.As) && c.Granted.From <= at && at < c.To);
        }
    });

    [Fact]
    public void the_tries_reach_what_the_laws_are_about()
    {
        var (covered, second, votes) = (0, 0, 0);
        Any.Sample(
            tries =>
            {
                var given = new Given().In([.. SampleOffice.Facts, ChiefChecks]);
                foreach (var one in tries)
                {
                    var decision = Take(one, given);
                    if (decision.Rejection?.Code is "authority.second-voice") Interlocked.Increment(ref second);
                    if (decision.Facts.Any(f => f.Event is StepReviewed { By.OnBehalfOf: not null })) Interlocked.Increment(ref covered);
                    if (decision.Facts.Any(f => f.Event is VoteCast)) Interlocked.Increment(ref votes);
                }
            },
            iter: 1_000);

        Assert.True(covered > 0 && second > 0 && votes > 0, $"{covered} acts for another, {second} second voices refused, {votes} votes");
    }

    private static void After(Action<Given, List<object>> law) => Any.Sample(
        tries =>
        {
            var given = new Given().In([.. SampleOffice.Facts, ChiefChecks]);
            foreach (var one in tries) Take(one, given);
            law(given, [.. given.Log.Where(f => f.Event is DirectiveEvent).Select(f => f.Event)]);
        },
        iter: 1_000);

    private static Decision Take(Try one, Given given)
    {
        given.Now = given.Now.AddMinutes(one.How);
        var decision = Asked(one, given).Decide(given);
        given.Record(decision);
        return decision;
    }

    private static Command Asked(Try one, Given given)
    {
        var (person, directive) = (Actors[one.Who], given.Directive(TheDirective));
        var hash = directive?.ContentHash ?? FirstText;
        return one.What switch
        {
            0 or 1 or 2 => Cover(one, given),
            3 when one.How < 3 => given.Organisation.AbsenceCovers.All.ElementAtOrDefault(one.Who) is { } cover ? new EndCover(new(cover.Granted.Absent), cover.Granted.Id, given.Now.AddMinutes(one.How)) : Submit(Hanh),
            3 => new ReassignStep(new(Bich), TheDirective, directive?.StepNow ?? 0, Actors[(one.Who + 3) % 8], person, "reason"),
            4 => Revise(Hanh, (directive?.Draft ?? Resolution()) with { ContentHash = $"hash-{one.How % 2}" }, hash),
            _ when directive is null => Draft(Hanh, Resolution(Routes[one.How % 5])),
            _ when directive.Status is DirectiveStatus.Draft => Submit(Hanh),
            _ when directive.Status is DirectiveStatus.Approved => InName(one, given, by => Sign(by, hash)),
            _ when directive.BallotNow is { IsWritten: true, OrderedBy: null } unopened => Opening(Khai, unopened.N),
            _ when directive.Open is { } open && directive.Steps[open.Step].Kind is StepKind.Ballot => InName(one, given, by => Vote(by, hash: hash)),
            _ => InName(one, given, by => Say(by, one.How is 0 && one.For is 0 ? ReviewChoice.Return : one.How is 1 ? ReviewChoice.Note : ReviewChoice.Approve, hash)),
        };
    }

    private static GrantCover Cover(Try one, Given given)
    {
        var absent = Actors[one.For % 8];
        var fresh = Covers.Of(absent, DeputyOf(one));
        return fresh with { Covered = given.Organisation.AppointmentsOf(absent, Today).ElementAt(one.How % given.Organisation.AppointmentsOf(absent, Today).Count()).Id, From = given.Now, To = given.Now.AddMinutes(10 + (60 * one.How)) };
    }

    /// <summary>Half in one's own name, half by a deputy in that of somebody who has a part in it.</summary>
    private static Command InName(Try one, Given given, Func<string, Command> act)
    {
        var seats = given.The.Open?.People ?? [];
        return one.For < 5 || seats is [] ? act(Actors[one.Who]) : act(DeputyOf(one)).For(seats[one.For % seats.Length].Person);
    }

    private static string DeputyOf(Try one) => Deputies[one.Who % 4];
}
