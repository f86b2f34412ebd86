namespace Workflow.Domain.Tests.Audit;

public sealed class RefusedAtDoorTests
{
    [Fact]
    public void what_is_secret_is_refused_and_nothing_of_it_is_kept()
    {
        var command = new RefusedAtDoor(new(Hanh), "draft-directive", Rejection.SecrecyRefused, null);

        new Given().When(command).ThenRefused("secrecy.refused");
        Assert.Null(command.Target);
        Assert.Equal("draft-directive", command.Name);
    }

    [Fact]
    public void a_command_is_called_by_its_own_name() => Assert.Equal("draft-directive", Draft(Hanh).Name);

    [Fact]
    public void a_refusal_is_noted_in_one_stream_a_day_of_hanoi()
    {
        var evening = new DateTimeOffset(2026, 3, 5, 23, 59, 0, VietnamTime.Offset);

        Assert.Equal(DayEvent.StreamOf(Hanh, Morning), DayEvent.StreamOf(Hanh, evening));
        Assert.NotEqual(DayEvent.StreamOf(Hanh, Morning), DayEvent.StreamOf(Hanh, evening.AddMinutes(1)));
        Assert.NotEqual(DayEvent.StreamOf(Hanh, Morning), DayEvent.StreamOf(Khai, Morning));
    }
}
