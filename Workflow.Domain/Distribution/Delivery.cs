using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Distribution;

/// <summary>What became of one directive at one branch. Its stream starts with the first receipt, or with being sent again, not with the issue.</summary>
public sealed record Delivery(Guid DirectiveId, string Branch)
{
    public int Version { get; private init; }

    /// <summary>The furthest code within the attempt; empty while only sent.</summary>
    public string StatusCode { get; private init; } = "";

    /// <summary>Whether a machine reported it. What a machine stored, a person may still refuse.</summary>
    public bool Auto { get; private init; }

    /// <summary>Counts the sendings from 1, the issue.</summary>
    public int Attempt { get; private init; } = 1;

    /// <summary>The first time within the attempt that a person opened it.</summary>
    public ReceiptRecorded? Opened { get; private init; }

    /// <summary>15 or 16 once a recall is answered. What is given back stays so, whatever arrives late.</summary>
    public string? RecallAnswer { get; private init; }

    public ImmutableHashSet<Guid> Receipts { get; private init; } = [];

    /// <summary>The codes by which a person at the branch would bring its copy further now: once it is recalled, the answers to that alone.</summary>
    public IEnumerable<string> Next(bool isRecalled) => isRecalled
        ? ((string[])["15", "16"]).Where(answer => RecallAnswer is not "15" && answer != RecallAnswer)
        : ((string[])["03", "02", "05", "06"]).Where(code => Distribution.StatusCode.IsBeyond((code, false), (StatusCode, Auto)));

    public StreamKey Stream => new(StreamKind.Delivery, IdOf(DirectiveId, Branch));

    public static Guid IdOf(Guid directive, string branch) => NameId.Of("delivery", directive.ToString(), branch);

    public static Delivery Evolve(Delivery delivery, DeliveryEvent e) => (e switch
    {
        ReceiptRecorded receipt => delivery.Reported(receipt) with { Receipts = delivery.Receipts.Add(receipt.ReceiptId) },
        DeliveryResent resent => delivery with { Attempt = resent.Attempt, StatusCode = "", Auto = false, Opened = null },
        _ => throw new InvalidOperationException($"A delivery has no {e.GetType().Name}."),
    }) with { Version = delivery.Version + 1 };

    private Delivery Reported(ReceiptRecorded receipt) => receipt switch
    {
        { StatusCode: "15" or "16" } => this with { RecallAnswer = Distribution.StatusCode.RecallAnswer(RecallAnswer, receipt.StatusCode) },
        _ when receipt.IsOfEarlier(Attempt) => this,
        { StatusCode: Distribution.StatusCode.Opened } => this with { Opened = Opened ?? receipt },
        _ when Distribution.StatusCode.IsBeyond((receipt.StatusCode, receipt.Auto), (StatusCode, Auto)) => this with { StatusCode = receipt.StatusCode, Auto = receipt.Auto },
        _ => this,
    };
}

/// <summary>What can happen to a delivery.</summary>
public abstract record DeliveryEvent
{
    public abstract Guid DirectiveId { get; init; }

    public abstract string Branch { get; init; }
}

/// <summary>The branch told the centre something.</summary>
/// <param name="At">The branch's own clock; the centre's is in the fact's place in the log.</param>
/// <param name="Person">The person at the branch who did it; null for a machine.</param>
/// <param name="Auto">Stored by a machine: does not count as acknowledged.</param>
/// <param name="Note">Address of the text.</param>
/// <param name="Attempt">The sending that it answers; null where the branch did not say, which counts for the newest.</param>
public sealed record ReceiptRecorded(
    Guid ReceiptId, Guid DirectiveId, string Branch, string StatusCode, DateTimeOffset At, string? Person, bool Auto, string? Note, Capacity By, int? Attempt = null)
    : DeliveryEvent, IActed
{
    /// <summary>Whether it came late: the copy it reports on has been sent again since. It is kept, and says nothing of the new one.</summary>
    public bool IsOfEarlier(int attempt) => Attempt < attempt;
}

/// <summary>The office sent the copy again: whatever was reported of the earlier ones, the branch has yet to receive this one.</summary>
/// <param name="Attempt">Which sending this is: one more than the last.</param>
public sealed record DeliveryResent(Capacity By, Guid DirectiveId, string Branch, int Attempt) : DeliveryEvent, IActed;

/// <summary>Receipt codes of the national exchange standard (domain.md §3), and our own <see cref="Opened"/>.</summary>
public static class StatusCode
{
    public const string Opened = "opened";

    private const string StoredByMachine = "03 auto";

    private static readonly ImmutableArray<string> Forward = ["", "01", StoredByMachine, "02", "03", "04", "05", "06"];

    /// <summary>The code as the standard has it: 14 is in use for 15. Null when no branch may send it (13 goes the other way).</summary>
    public static string? Of(string? sent) => sent switch
    {
        "14" or "15" => "15",
        "16" or Opened => sent,
        _ => sent is { Length: 2 } && Forward.Contains(sent) ? sent : null,
    };

    /// <summary>A state only moves forward within an attempt, and a refusal ends the attempt. That a machine stored the copy comes before anything a person says of it.</summary>
    public static bool IsBeyond((string Code, bool Auto) reported, (string Code, bool Auto) reached) =>
        reached.Code is not "02" && Place(reported) > Place(reached);

    /// <summary>A person received it, or did more. A machine's 03 is not that.</summary>
    public static bool IsAcknowledgement(string code, bool auto) => code is "04" or "05" or "06" || (code is "03" && !auto);

    /// <summary>The answer to a recall that stands: what is given back stays given back, whatever arrives late.</summary>
    public static string RecallAnswer(string? standing, string answered) => standing is "15" ? standing : answered;

    private static int Place((string Code, bool Auto) receipt) => Forward.IndexOf(receipt is ("03", true) ? StoredByMachine : receipt.Code);
}
