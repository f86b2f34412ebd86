namespace Workflow.Contracts;

/// <summary>Status codes of a receipt, as in the national document exchange standard, and <see cref="Opened"/> of our own.</summary>
public static class ReceiptCodes
{
    /// <summary>The message arrived at the branch.</summary>
    public const string Arrived = "01";

    /// <summary>The branch does not accept it; ends the attempt.</summary>
    public const string Refused = "02";

    /// <summary>Received by a person, or stored by a machine when the receipt is <c>auto</c>.</summary>
    public const string Received = "03";

    /// <summary>Waits to be given to somebody.</summary>
    public const string ToBeAssigned = "04";

    /// <summary>Somebody works on it.</summary>
    public const string InProgress = "05";

    /// <summary>Done.</summary>
    public const string Done = "06";

    /// <summary>Second spelling of <see cref="RecallAgreed"/>, accepted on input only.</summary>
    public const string RecallAgreedAlias = "14";

    /// <summary>The branch gives the directive back.</summary>
    public const string RecallAgreed = "15";

    /// <summary>The branch does not give it back, with a reason.</summary>
    public const string RecallRefused = "16";

    /// <summary>A named person opened it for the first time.</summary>
    public const string Opened = "opened";
}
