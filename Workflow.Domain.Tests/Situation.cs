namespace Workflow.Domain.Tests;

/// <summary>Where a directive can stand, brought about by the people of the sample. Hạnh drafts; the chi bộ's secretary does everything in theirs.</summary>
public static class Situation
{
    public static Given Drafted(Draft? draft = null) => new Given().After(Draft(Hanh, draft));

    public static Given Submitted(string route = "simple") => Drafted(Resolution(route)).After(Submit(Hanh));

    public static Given BeforeBallot => Submitted("nq-btv").After(Approve(Bich), Approve(Mai), Approve(Khai));

    public static Given InBallot => BeforeBallot.After(Opening());

    public static Given Approved => Submitted().After(Approve(Bich), Approve(Ha), Approve(Bao));

    public static Given Signed => Approved.After(Sign(Khai));

    public static Given Numbered => Signed.After(Number(Nga));

    public static Given Issued => Signed.After(Issue(Nga));

    public static Given Recalled => Issued.After(Recall(Khai));
}
