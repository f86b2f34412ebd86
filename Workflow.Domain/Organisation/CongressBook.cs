using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>
/// A congress of a body (đại hội). From the day it opens, the preparatory sitting (trù bị) included, to the day it closes, its documents of every type are
/// counted in one series and print ĐH in the place of the body's symbol (HD 36 §II.1.3). Told again for the same term, it is put off or made longer.
/// </summary>
/// <param name="Term">The term that it elects: it names the congress before that term is opened.</param>
/// <param name="To">Its last day.</param>
public sealed record CongressConvened(string Body, string Term, DateOnly From, DateOnly To, string Basis) : OrganisationEvent
{
    /// <summary>The organ that a draft of the congress names. No body has it among its own: a congress is above the committee it elects.</summary>
    public const string Organ = "ĐH";

    /// <summary>The series in the place of that of the type.</summary>
    public const string Series = "DH";
}

/// <summary>All congresses, by body.</summary>
public sealed record CongressBook
{
    public static readonly CongressBook Empty = new();

    private ImmutableDictionary<string, ImmutableList<CongressConvened>> Bodies { get; init; } = ImmutableDictionary<string, ImmutableList<CongressConvened>>.Empty;

    public IEnumerable<CongressConvened> All => Bodies.Values.SelectMany(held => held);

    /// <summary>The congresses of the body, the oldest first.</summary>
    public ImmutableList<CongressConvened> Of(string body) => Bodies.GetValueOrDefault(body, []);

    /// <summary>The congress in session on that day.</summary>
    public CongressConvened? On(string body, DateOnly day) => Of(body).Find(c => c.From <= day && day <= c.To);

    /// <summary>Whether documents of a congress may be drafted: while it is held, and before, when they are prepared.</summary>
    public bool IsAwaited(string body, DateOnly day) => Of(body).Exists(c => day <= c.To);

    public CongressBook With(CongressConvened congress) => this with
    {
        Bodies = Bodies.SetItem(congress.Body, Of(congress.Body).RemoveAll(c => c.Term == congress.Term).Add(congress).Sort((one, other) => one.From.CompareTo(other.From))),
    };
}
