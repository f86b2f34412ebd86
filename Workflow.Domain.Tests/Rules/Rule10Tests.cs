using System.Globalization;

namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.10. Thursday 05/03/2026, 08:00. How soon a branch acknowledges, and what is assigned below, come with their own parts.</summary>
public sealed class Rule10Tests
{
    private static Given Submitted(Urgency urgency = Urgency.Normal) => Situation.Ruled.After(Draft(Hanh, Resolution() with { Type = "KH", Urgency = urgency }), Submit(Hanh));

    private static Given Signed(Urgency urgency) => Submitted(urgency).After(Approve(Bich), Approve(Ha), Approve(Bao), Sign(Khai));

    private static string? Due(Given given) => given.The.Deadline?.Limit.DueAt.ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);

    private static string? Reminded(Given given) => given.The.Deadline?.Limit.RemindAt.ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);

    private static Given Overdue => Submitted().At(Morning.AddDays(5)).After(new MeetDeadline(new(Principal.System), TheDirective));

    private static RemindPeople Remind(string by) => new RemindPeople(new(by), TheDirective);

    public static readonly RuleTable Table = new("Rule 10: nothing waits for ever, and working days are those of the calendar")
    {
        { "a step is due at the end of the next working day", () => Due(Submitted()), "06/03 17:00" },
        { "a step that opens on a Friday is due on Monday", () => Due(Situation.Ruled.At(Morning.AddDays(1)).After(Draft(Hanh, Resolution() with { Type = "KH" }), Submit(Hanh))), "09/03 17:00" },
        { "a step that opens before a holiday is due on the first working day after", () => Due(Situation.Ruled.At(VietnamTime.At(new(2026, 4, 29), new(8, 0))).After(Draft(Hanh, Resolution() with { Type = "KH" }), Submit(Hanh))), "04/05 17:00" },
        { "an urgent step is due in two hours, by the clock", () => Due(Submitted(Urgency.Urgent)), "05/03 10:00" },
        { "what is signed is numbered by the next working day", () => Due(Signed(Urgency.Normal)), "06/03 17:00" },
        { "what is signed and urgent is numbered in half an hour", () => Due(Signed(Urgency.Urgent)), "05/03 08:30" },
        { "what is signed and most urgent is numbered in ten minutes", () => Due(Signed(Urgency.Flash)), "05/03 08:10" },
        { "whom it waits for is reminded on the last morning", () => Reminded(Submitted()), "06/03 08:00" },
        { "when it has passed, who is above them is told", () => Overdue.The.Deadline?.EscalatedTo, Khai },
        { "they are told once", () => Overdue.When(new MeetDeadline(new(Principal.System), TheDirective)), Outcome.NothingNew },
        { "the author reminds without waiting for that", () => Submitted().When(Remind(Hanh)) },
        { "another does not remind", () => Submitted().When(Remind(Khai)), "authority.missing" },
        { "nobody is reminded of what waits for nobody", () => Submitted().After(Return(Bich)).When(Remind(Hanh)), "status.wrong" },
        { "a vote in writing is taken until its time is over", () => Situation.InBallot.At(new(2026, 3, 6, 16, 59, 59, VietnamTime.Offset)).When(Vote(Lan)) },
        { "a vote in writing is not taken after that", () => Situation.InBallot.At(new(2026, 3, 6, 17, 0, 0, VietnamTime.Offset)).When(Vote(Lan)), "ballot.closed" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void nothing_waits_for_ever(string words, string outcome) => Table.Check(words, outcome);
}
