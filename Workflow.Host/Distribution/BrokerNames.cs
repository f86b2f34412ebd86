using System.Text.RegularExpressions;

namespace Workflow.Host.Distribution;

/// <summary>Names of the broker's objects and routing keys, as promised to the branches.</summary>
public static partial class BrokerNames
{
    /// <summary>Topic exchange that carries everything the centre says to branches.</summary>
    public const string Directives = "directives";

    /// <summary>Topic exchange and quorum queue in which the receipts of all branches meet.</summary>
    public const string Receipts = "receipts";

    /// <summary>Exchange and queue for what no branch's binding took; must stay empty.</summary>
    public const string Unrouted = "unrouted";

    /// <summary>Exchange and queue for what was given up after the delivery limit or refused as malformed.</summary>
    public const string DeadLetters = "dead-letters";

    /// <summary>Routing key of what goes to every branch at once.</summary>
    public const string CheckpointKey = "checkpoint.all";

    /// <summary>Queue, and the exchange of the same name that the branch's own agent knows it by.</summary>
    public static string BranchQueue(string branch) => $"branch.{branch}";

    /// <summary>Exchange to which only this branch may publish.</summary>
    public static string BranchReceipts(string branch) => $"receipts.{branch}";

    /// <summary>Routing key of a directive issued to this branch.</summary>
    public static string IssuedKey(string branch) => $"issued.{branch}";

    /// <summary>Routing key of a recall requested from this branch.</summary>
    public static string RecallKey(string branch) => $"recall.{branch}";

    /// <summary>Routing key of a changed effect told to this branch.</summary>
    public static string EffectKey(string branch) => $"effect.{branch}";

    /// <summary>
    /// Whether the code can name a branch on the broker. A code ending in <c>_error</c> or <c>_skipped</c> would own
    /// another branch's dead letters, and <c>*</c> or <c>#</c> would receive everybody's directives.
    /// </summary>
    public static bool IsBranchCode(string code) =>
        BranchCode().IsMatch(code)
        && !code.EndsWith("_error", StringComparison.Ordinal)
        && !code.EndsWith("_skipped", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,99}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BranchCode();
}
