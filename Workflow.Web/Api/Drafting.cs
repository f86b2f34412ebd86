namespace Workflow.Web.Api;

/// <summary>Of the organisation what drafting chooses from: who issues, who receives, who works with whom.</summary>
public sealed record DraftingChart(IReadOnlyList<DraftingBody> Bodies, IReadOnlyList<DraftingGroup> Groups, IReadOnlyList<PersonView> People);

/// <param name="Level">Decides with the organ which types are open to it.</param>
/// <param name="Parent">Of a branch, the committee it belongs to.</param>
public sealed record DraftingBody(string Code, string Name, string? Level, string? Parent, IReadOnlyList<DraftingOrgan> Organs, IReadOnlyList<DraftingPost> Posts);

public sealed record DraftingOrgan(string Code, string Name);

public sealed record DraftingPost(string Post, IReadOnlyList<DraftingHolder> Holders);

/// <param name="As">The appointment.</param>
public sealed record DraftingHolder(string Person, string Name, string As);

public sealed record DraftingGroup(string Code, string Name, IReadOnlyList<string> Branches);

/// <summary>The types of documents, and who may issue which.</summary>
public sealed record DraftingRules(IReadOnlyList<DraftingType> Items, string? InForce, IReadOnlyList<DraftingRuleSet> Sets);

public sealed record DraftingType(string Type, string Name);

public sealed record DraftingRuleSet(string Code, IReadOnlyList<DraftingAuthority> Authority);

public sealed record DraftingAuthority(string? Level, string? Organ, IReadOnlyList<string> Types);

public sealed record DraftingRoute(string Code, string Name);

public sealed record DraftingSigners(IReadOnlyList<DraftingSigner> Items);

/// <param name="IsNamed">Holds the post that the route names; others sign as deputies.</param>
public sealed record DraftingSigner(string Person, string Name, string Post, bool IsNamed);

/// <summary>How a draft would go on its route.</summary>
public sealed record RoutePreview(IReadOnlyList<PreviewStep> Steps, PreviewPerson? Signer, IReadOnlyList<PreviewDeadEnd> DeadEnds);

public sealed record PreviewStep(int N, string Kind, IReadOnlyList<PreviewPerson> People, int Needed, DateTimeOffset OpensAt, DateTimeOffset? DueAt);

public sealed record PreviewPerson(string Person, string Name);

/// <param name="Step">Absent for the signature, and for what is refused as a whole.</param>
public sealed record PreviewDeadEnd(int? Step, string Code, string Detail);

public sealed record DraftComment(int N, string ByName, DateTimeOffset? At, string Weight, string? Anchor, string Text, DraftCommentAnswer? Answer);

public sealed record DraftCommentAnswer(string Outcome, string Explanation, string ByName, DateTimeOffset? At);
