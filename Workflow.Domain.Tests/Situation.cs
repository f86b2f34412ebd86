namespace Workflow.Domain.Tests;

/// <summary>Where a directive can stand, brought about by the people of the sample. Hạnh drafts; the chi bộ's secretary does everything in theirs.</summary>
public static class Situation
{
    /// <summary>Under the rules as they are shipped, with Chánh Văn phòng to check the form.</summary>
    public static Given Ruled => new Given().In([.. Facts, ChiefChecks, .. Catalogue.ShippedRules.Sets.Select(set => new RulesAdopted(set, "Quyết định"))]);

    /// <summary>With the duty of form check given to Chánh Văn phòng.</summary>
    public static Given WithChief => new Given().In([.. Facts, ChiefChecks]);

    public static Given Drafted(Draft? draft = null) => new Given().After(Draft(Hanh, draft));

    public static Given Submitted(string route = "simple") => Drafted(Resolution(route)).After(Submit(Hanh));

    public static Given BeforeBallot => Submitted("nq-btv").After(Approve(Bich), Approve(Mai), Approve(Khai));

    public static Given InBallot => BeforeBallot.After(Opening());

    /// <summary>Adopted in writing, and not signed yet.</summary>
    public static Given Adopted => InBallot.In([.. Facts, ChiefChecks]).After(Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan));

    /// <summary>Adopted with changes that Chánh Văn phòng and the standing deputy are to confirm.</summary>
    public static Given Mandated => Adopted.After(Conclude(Khai, BallotOutcome.AdoptedWithChanges, 1, "conclusion", Bich, Ha));

    /// <summary>Referred to a meeting of the committee, in which nine vote: five carry it.</summary>
    public static Given AtMeeting => Submitted("nq-bch").In([.. Facts, ChiefChecks]).After(
        Approve(Bich), Approve(Khai), Approve(Ha), Opening(), Vote(Khai), Vote(Ha), Vote(Bao), Vote(Tuan), Conclude(Khai, BallotOutcome.ToMeeting, ballot: 2));

    public static Given Approved => Submitted().After(Approve(Bich), Approve(Ha), Approve(Bao));

    public static Given Signed => Approved.After(Sign(Khai));

    public static Given Numbered => Signed.After(Number(Nga));

    public static Given Issued => Signed.After(Issue(Nga));

    public static Given Recalled => Issued.After(Recall(Khai));
}
