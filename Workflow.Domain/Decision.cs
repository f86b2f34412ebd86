using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain;

/// <summary>What a command leads to: facts to record with the texts and messages that belong to them, or a refusal. Nothing at all means "already so".</summary>
public sealed record Decision
{
    public static readonly Decision Nothing = new();

    public ImmutableArray<Fact> Facts { get; private init; } = [];

    /// <summary>Messages that leave after the facts are committed: <see cref="Distribution.DistributeIssue"/> and its kin.</summary>
    public ImmutableArray<object> Messages { get; private init; } = [];

    public Rejection? Rejection { get; private init; }

    public Decision And(StreamKey stream, params IEnumerable<object> events) =>
        this with { Facts = [.. Facts, .. events.Select(e => new Fact(stream, e))] };

    public Decision And(Decision other) =>
        this with { Facts = [.. Facts, .. other.Facts], Messages = [.. Messages, .. other.Messages] };

    /// <summary>Refused, and yet something is kept: of this kind are notes in the caller's own day, never facts of what they asked about.</summary>
    public Decision Refusing(Rejection rejection) => this with { Rejection = rejection };

    public Decision Sending(object message) => this with { Messages = [.. Messages, message] };

    public static Decision Of(StreamKey stream, params IEnumerable<object> events) => Nothing.And(stream, events);

    public static implicit operator Decision(Rejection rejection) => new() { Rejection = rejection };
}

/// <summary>One thing that happened, in the stream it belongs to.</summary>
public sealed record Fact(StreamKey Stream, object Event);

/// <summary>The kinds of streams (design §4).</summary>
public enum StreamKind { Directive, NumberSeries, Delivery, Organisation, Day, Meeting }

/// <summary>Names one stream. <paramref name="Id"/> is unique over all kinds.</summary>
public readonly record struct StreamKey(StreamKind Kind, Guid Id);

/// <summary>What a decision may look at: the states as of the facts decided before it, and the instant it is taken.</summary>
public interface ILedgerView
{
    DateTimeOffset Now { get; }

    OrganisationChart Organisation { get; }

    /// <summary>The directive, or null when there is none with this id.</summary>
    Directive? Directive(Guid id);

    /// <summary>The series; one never written to is new and empty.</summary>
    Numbering.NumberSeries Series(Numbering.SeriesId id);

    Distribution.Delivery Delivery(Guid directive, string branch);

    /// <summary>The meeting's record, or null when there is none with this id.</summary>
    Review.Meeting? Meeting(Guid id);
}

/// <summary>Who asks, in which capacity, and what they last saw.</summary>
/// <param name="Person">Username; for a branch's own client its code with the prefix of <see cref="Organisation.Principal.Branch"/>.</param>
/// <param name="As">The appointment they name, needed when several fit.</param>
/// <param name="OnBehalfOf">Username of the absent one they act for.</param>
/// <param name="IfVersion">The version their view was based on; null when they did not say.</param>
public sealed record Request(string Person, string? As = null, string? OnBehalfOf = null, int? IfVersion = null)
{
    /// <summary>Whose part they ask to do: their own, or that of the one they act for.</summary>
    public string Holder => OnBehalfOf ?? Person;
}

/// <summary>Something a person or a branch asks for. Deciding is pure: the same view gives the same decision.</summary>
public abstract record Command(Request Request)
{
    public abstract Decision Decide(ILedgerView view);

    /// <summary>The directive a refusal of this command is about; null when there is none yet.</summary>
    public virtual Guid? Target => null;

    /// <summary>What the log calls this command when it is refused.</summary>
    public virtual string Name => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(GetType().Name);
}
