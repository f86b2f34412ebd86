namespace Workflow.Web.Api;

/// <summary>One content that a directive has had, and who decided what on it.</summary>
public sealed record VersionItem(int Version, string ContentHash, DateTimeOffset At, string? By, string? ByName, string Type, bool IsOpen, IReadOnlyList<VersionDecision> Decisions);

/// <param name="Choice">Absent for the signature.</param>
public sealed record VersionDecision(string Step, string? Choice, string By, string ByName, string Post, string BodyName, string? OnBehalfOfName, DateTimeOffset At, PaperView? Paper);

/// <summary>The difference of two contents, word by word.</summary>
public sealed record DifferenceAnswer(DifferenceSide? From, DifferenceSide To, IReadOnlyList<WordChange> Items);

public sealed record DifferenceSide(int Version, string ContentHash, DateTimeOffset At);

/// <param name="Kind"><c>same</c>, <c>removed</c> or <c>added</c>.</param>
public sealed record WordChange(string Kind, string Text);

/// <param name="Direction"><c>names</c> or <c>named-by</c>.</param>
public sealed record RelationItem(string Kind, string Direction, string? Number, DateOnly? Date, string? Issuer, string? Articles, DirectiveLine? Document);

public sealed record CommentItem(int N, string By, string ByName, string As, DateTimeOffset? At, string Weight, string? Anchor, string Text, string ContentHash, CommentAnswerItem? Answer);

public sealed record CommentAnswerItem(string Outcome, string Explanation, string By, string ByName, DateTimeOffset? At);

public sealed record BallotView(
    int N, int Step, string Organ, string Mode, string Status, string ContentHash, string? OrderedBy, DateTimeOffset? DueAt, int Members, int Needed, int Cast,
    IReadOnlyList<NamedPerson> Missing, IReadOnlyList<string> Excused, string? Outcome, CountsView? Counts, DateTimeOffset? ClosedAt, string? Conclusion, Guid? Meeting);

public sealed record NamedPerson(string Person, string Name);

public sealed record FinalisationView(
    int N, string Class, string Status, string By, string ByName, DateTimeOffset? At, IReadOnlyList<string> Confirmers, IReadOnlyList<string> ConfirmedBy, IReadOnlyList<WordChange> Difference);

public sealed record MeetingView(Guid Id, DateOnly HeldOn, string OrganName, MeetingPerson Chair, IReadOnlyList<MeetingPerson> Present, IReadOnlyList<MeetingPerson> Summoned);

public sealed record MeetingPerson(string Person, string Name, string? Post);

public sealed record DeliveriesAnswer(IReadOnlyList<DeliveryItem> Items, IReadOnlyDictionary<string, int> Counts);

/// <summary>The organisation as it stood on a day.</summary>
public sealed record OrganisationAnswer(IReadOnlyList<BodyItem> Bodies, IReadOnlyList<RecipientGroup> Groups)
{
    public BodyItem? Body(string? code) => Bodies.FirstOrDefault(b => b.Code == code);

    /// <summary>A body, a branch or a group by its name; the code itself where it has none.</summary>
    public string NameOf(string code) => Body(code)?.Name ?? Groups.FirstOrDefault(g => g.Code == code)?.Name ?? code;

    /// <summary>Everyone who holds a post on that day, once each, by name.</summary>
    public IEnumerable<HolderItem> People() => Bodies.SelectMany(b => b.Posts).SelectMany(p => p.Holders).DistinctBy(h => h.Person).OrderBy(h => h.Name, StringComparer.Ordinal);

    public IEnumerable<HolderItem> MembersOf(string body, string organ) =>
        (Body(body)?.Posts ?? []).SelectMany(p => p.Holders).Where(h => h.Organs.Contains(organ)).DistinctBy(h => h.Person).OrderBy(h => h.Name, StringComparer.Ordinal);
}

public sealed record BodyItem(string Code, string Name, string Symbol, string Kind, string? Superior, string? Serves, string? Parent, bool HasSeal, string? Place, IReadOnlyList<PostItem> Posts);

public sealed record PostItem(string Post, IReadOnlyList<HolderItem> Holders);

public sealed record HolderItem(string Person, string Name, string As, IReadOnlyList<string> Organs);

public sealed record RecipientGroup(string Code, string Name);

public sealed record SignerItem(string Person, string Name, string Post);

public sealed record RuleItem(string Type, string Name, string Symbol);
