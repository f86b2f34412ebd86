using System.Diagnostics;
using Workflow.Contracts;

namespace Workflow.Host.Distribution;

/// <summary>A receipt as the broker delivered it.</summary>
/// <param name="RoutingKey">The branch the broker vouches for; the receipt's own <c>branch</c> is only a claim.</param>
/// <param name="Receipt">What the branch says.</param>
/// <param name="MessageId">The envelope's id, or the receipt's where the sender gave none.</param>
/// <param name="ConversationId">Joins the messages of one exchange, where the sender gave it.</param>
/// <param name="Trace">The sender's trace, to be continued; default when it sent none.</param>
public sealed record ReceivedReceipt(
    string RoutingKey, BranchReceipt Receipt, Guid MessageId, Guid? ConversationId, ActivityContext Trace);
