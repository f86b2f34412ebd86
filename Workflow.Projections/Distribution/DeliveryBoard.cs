using JasperFx.Events.Grouping;
using Marten.Events.Projections;
using Workflow.Domain.Distribution;

namespace Workflow.Projections.Distribution;

/// <summary>What became of one directive at one branch, for the office's board. Fed by the issue, once per recipient, and by the facts of its delivery.</summary>
/// <param name="Id">The delivery's stream.</param>
/// <param name="SentAt">When it was sent last.</param>
public sealed record DeliveryRow(Guid Id, Guid DirectiveId, string Branch, DateTimeOffset SentAt)
{
    /// <summary>The furthest receipt within the attempt; empty while only sent.</summary>
    public string StatusCode { get; init; } = "";
    public DateTimeOffset? At { get; init; }
    public string? By { get; init; }
    public bool Auto { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public string? OpenedBy { get; init; }
    public string? RecallAnswer { get; init; }

    /// <summary>When a person first received it, of whichever sending, by the branch's clock.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public int Attempt { get; init; } = 1;

    /// <summary>The same as <see cref="Delivery.Evolve"/>, with what the office looks at besides.</summary>
    /// <param name="recordedAt">The centre's clock.</param>
    public DeliveryRow With(DeliveryEvent fact, DateTimeOffset recordedAt) => fact switch
    {
        ReceiptRecorded receipt => Reached(receipt) with { AcknowledgedAt = FirstOf(AcknowledgedAt, receipt) },
        DeliveryResent resent => new(Id, DirectiveId, Branch, recordedAt) { Attempt = resent.Attempt, RecallAnswer = RecallAnswer, AcknowledgedAt = AcknowledgedAt },
        _ => throw new InvalidOperationException($"The board has no {fact.GetType().Name}."),
    };

    private DeliveryRow Reached(ReceiptRecorded receipt) => receipt.StatusCode switch
    {
        "15" or "16" => this with { RecallAnswer = Domain.Distribution.StatusCode.RecallAnswer(RecallAnswer, receipt.StatusCode) },
        _ when receipt.IsOfEarlier(Attempt) => this,
        Domain.Distribution.StatusCode.Opened => OpenedAt is null ? this with { OpenedAt = receipt.At, OpenedBy = receipt.Person } : this,
        var code when Domain.Distribution.StatusCode.IsBeyond((code, receipt.Auto), (StatusCode, Auto)) =>
            this with { StatusCode = code, At = receipt.At, By = receipt.Person, Auto = receipt.Auto },
        _ => this,
    };

    /// <summary>Receipts come in any order: what counts is the earliest.</summary>
    private static DateTimeOffset? FirstOf(DateTimeOffset? known, ReceiptRecorded receipt) =>
        Domain.Distribution.StatusCode.IsAcknowledgement(receipt.StatusCode, receipt.Auto) && !(known <= receipt.At) ? receipt.At : known;
}

/// <summary>The part of an issue that concerns one branch.</summary>
public sealed record SentToBranch(Guid DirectiveId, string Branch);

/// <summary>Keeps <see cref="DeliveryRow"/>. Asynchronous: issuing to 50,000 branches must not wait for 50,000 rows.</summary>
public sealed partial class DeliveryBoard : MultiStreamProjection<DeliveryRow, Guid>
{
    public DeliveryBoard()
    {
        IncludeType<DirectiveIssued>();
        IncludeType<ReceiptRecorded>();
        IncludeType<DeliveryResent>();
        FanOut<DirectiveIssued, SentToBranch>(issued => issued.Branches.Select(branch => new SentToBranch(issued.DirectiveId, branch)), FanoutMode.BeforeGrouping);
        Identity<SentToBranch>(sent => Delivery.IdOf(sent.DirectiveId, sent.Branch));
        Identity<ReceiptRecorded>(receipt => Delivery.IdOf(receipt.DirectiveId, receipt.Branch));
        Identity<DeliveryResent>(resent => Delivery.IdOf(resent.DirectiveId, resent.Branch));
    }

    public override DeliveryRow? Evolve(DeliveryRow? snapshot, Guid id, JasperFx.Events.IEvent e) => e.Data switch
    {
        SentToBranch sent => snapshot ?? new(id, sent.DirectiveId, sent.Branch, e.Timestamp),
        DeliveryEvent fact => snapshot?.With(fact, e.Timestamp),
        _ => snapshot,
    };
}
