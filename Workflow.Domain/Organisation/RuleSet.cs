using System.Collections.Immutable;
using Workflow.Domain.Numbering;

namespace Workflow.Domain.Organisation;

/// <summary>
/// The rules of the field as data with their source (domain.md §1, §8), in force from a day until that of the next set.
/// A document is judged by the set in force on its date.
/// </summary>
/// <param name="Code">Names the set, such as <c>399-QD-TW</c>.</param>
/// <param name="Source">Where it comes from, and what in it is a default still to be confirmed.</param>
public sealed record RuleSet(string Code, DateOnly From, string Source, ImmutableArray<AuthorityRule> Authority, ImmutableArray<BallotRule> Ballots)
{
    /// <summary>The types of documents with symbol and series; sets that list none leave those of the sets before them in force.</summary>
    public ImmutableArray<DocumentType> Types { get; init; } = [];

    /// <summary>What is asked of the form of a draft; sets adopted before there was a form check say nothing of it.</summary>
    public ImmutableArray<FormRule> Form { get; init; } = [];

    public FormLayout? Layout { get; init; }

    /// <summary>What an organ may issue; null when these rules say nothing of the level, as of an office that assists a committee.</summary>
    public AuthorityRule? AuthorityOf(string? level, string? organ)
    {
        var ofLevel = Authority.Where(rule => rule.Level == level).ToList();
        return ofLevel is [] ? null : ofLevel.Find(rule => rule.Organ == organ) ?? new(level!, organ, [], ofLevel[0].Clause, Source);
    }

    /// <summary>Until when what is not a step of a route is to be done; sets adopted before there were any set none.</summary>
    public ImmutableArray<DeadlineRule> Deadlines { get; init; } = [];

    /// <summary>The time that the rules give for an act, such as <c>1 working day</c>; null where they give none.</summary>
    public string? DeadlineOf(string kind, Drafting.Urgency urgency) => Deadlines.FirstOrDefault(rule => rule.Kind == kind)?.Due.GetValueOrDefault(TextJson.Name(urgency));

    /// <summary>The rule by which an organ issues this type only after its own vote; null when it need not.</summary>
    public BallotRule? BallotOf(string? organ, string type) =>
        organ is null ? null : Ballots.FirstOrDefault(rule => rule.Organs.Contains(organ) && rule.Types.Contains(type));
}

/// <summary>What one organ of a committee of one level may issue (399-QĐ/TW, Điều 8–11).</summary>
/// <param name="Level">As of <see cref="BodyEstablished.Level"/>.</param>
/// <param name="Types">Codes of types.</param>
/// <param name="Clause">Cited in the refusal.</param>
public sealed record AuthorityRule(string Level, string? Organ, ImmutableArray<string> Types, string Clause, string Source);

/// <summary>What a collective decides only by vote (Điều lệ Đảng, Điều 9; 147-QĐ/TW).</summary>
public sealed record BallotRule(ImmutableArray<string> Organs, ImmutableArray<string> Types, string Clause, string Source);

/// <summary>Until when an act is to be done, by the urgency of the paper (domain.md §2.1, §7.10).</summary>
/// <param name="Kind"><c>signature</c>, <c>number</c> or <c>issue</c>.</param>
public sealed record DeadlineRule(string Kind, ImmutableSortedDictionary<string, string> Due, string Clause, string Source);

/// <summary>A set of rules came into the installation. A later one of the same code takes its place.</summary>
/// <param name="Basis">The decision by which it was adopted here.</param>
public sealed record RulesAdopted(RuleSet Rules, string Basis) : OrganisationEvent;
