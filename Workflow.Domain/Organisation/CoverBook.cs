using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>An absence cover as it stands.</summary>
/// <param name="To">At this instant it is over: as granted, or earlier.</param>
/// <param name="Version">Counts its facts.</param>
public sealed record Cover(CoverGranted Granted, DateTimeOffset To, int Version)
{
    public bool IsInForce(DateTimeOffset at) => Granted.From <= at && at < To;

    public bool Reaches(CoverReach reach) =>
        (Granted.Types is [] || Granted.Types.Contains(reach.Type)) && (reach.Step is { } step ? Granted.Steps.Contains(step) : Granted.Issue);
}

/// <summary>What a cover must include for an act.</summary>
/// <param name="Step">The kind of step; null for number, seal and issue.</param>
/// <param name="Type">The type of the document.</param>
public readonly record struct CoverReach(StepKind? Step, string Type);

/// <summary>All absence covers ever granted, by deputy.</summary>
public sealed record CoverBook
{
    public static readonly CoverBook Empty = new();

    private ImmutableDictionary<string, ImmutableList<Cover>> Deputies { get; init; } = ImmutableDictionary<string, ImmutableList<Cover>>.Empty;

    public IEnumerable<Cover> All => Deputies.Values.SelectMany(covers => covers);

    public ImmutableList<Cover> Of(string deputy) => Deputies.GetValueOrDefault(deputy, []);

    public Cover? Find(Guid id) => All.FirstOrDefault(cover => cover.Granted.Id == id);

    public CoverBook With(CoverGranted granted) =>
        this with { Deputies = Deputies.SetItem(granted.Deputy, Of(granted.Deputy).Add(new(granted, granted.To, 1))) };

    public CoverBook With(CoverEnded ended)
    {
        if (Find(ended.Id) is not { } cover) return this;

        var shorter = cover with { To = ended.To, Version = cover.Version + 1 };
        return this with { Deputies = Deputies.SetItem(cover.Granted.Deputy, Of(cover.Granted.Deputy).Replace(cover, shorter)) };
    }
}
