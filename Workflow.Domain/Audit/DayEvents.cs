using Workflow.Domain.Review;

namespace Workflow.Domain.Audit;

/// <summary>What is noted in the stream of a person's day: not acts on a directive, and never changing a directive's version.</summary>
public abstract record DayEvent
{
    public static StreamKey StreamOf(string person, DateTimeOffset at) =>
        new(StreamKind.Day, NameId.Of("day", person, VietnamTime.DateOf(at).ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>A known caller was refused by a rule. Holds nothing of what they sent.</summary>
/// <param name="Target">The directive it was about; null for none, and always for a refused secrecy level.</param>
public sealed record CommandRefused(string Person, string Command, Guid? Target, string Code) : DayEvent;

/// <summary>Beyond the measure, refusals are counted instead of told one by one.</summary>
public sealed record RefusalsCounted(string Person, int Count) : DayEvent;

/// <summary>A vote came after its ballot had closed: kept, and not counted (contract §2).</summary>
/// <param name="Opinion">Address of the text.</param>
public sealed record VoteCameLate(string Person, Guid Directive, VoteChoice Choice, string ContentHash, string? Opinion) : DayEvent;

/// <summary>A text was shown to a person, in the capacity that entitles them.</summary>
public sealed record ContentShown(string Person, string Capacity, Guid Directive, string ContentHash, string Sha256) : DayEvent;
