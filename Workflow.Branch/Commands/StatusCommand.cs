using Workflow.Contracts;

namespace Workflow.Branch.Commands;

/// <summary><c>status NUMBER 03|04|05|06</c> and <c>refuse NUMBER</c>: what the branch has come to with a directive; forward only.</summary>
internal static class StatusCommand
{
    private static readonly string[] Forward =
        [ReceiptCodes.Arrived, ReceiptCodes.Received, ReceiptCodes.ToBeAssigned, ReceiptCodes.InProgress, ReceiptCodes.Done];

    internal static void Run(Inbox inbox, Arguments arguments)
    {
        var code = arguments.Operand(2, "mã trạng thái");
        if (Array.IndexOf(Forward, code) < 1)
        {
            throw new UsageException($"Không có mã trạng thái «{code}». Dùng 03, 04, 05 hoặc 06.");
        }

        Record(inbox, arguments, code);
    }

    internal static void Refuse(Inbox inbox, Arguments arguments)
    {
        arguments.Required("note");
        Record(inbox, arguments, ReceiptCodes.Refused);
    }

    private static void Record(Inbox inbox, Arguments arguments, string code)
    {
        var chosen = DirectiveChoice.Find(inbox, arguments.Operand(1, "số hoặc mã văn bản"));
        inbox.Act(chosen.Id, now =>
        {
            if (!Fits(now, code))
            {
                throw new UsageException(
                    $"Văn bản {now.Message.Number} đang «{Terms.Status(now)}», chưa thể «{Terms.Code(code)}».");
            }

            return new(code, arguments.By, arguments.Note) { AlreadyDone = now.Status.Equals(code, StringComparison.Ordinal) };
        });
        Console.WriteLine($"{chosen.Message.Number}: {Terms.Code(code)} ({arguments.By}).");
    }

    private static bool Fits(StoredDirective now, string code)
    {
        if (now.IsGivenBack)
        {
            return false;
        }

        return now.Status is ReceiptCodes.Refused || code is ReceiptCodes.Refused
            ? now.Status.Equals(code, StringComparison.Ordinal) || now.Status is ReceiptCodes.Arrived
            : Array.IndexOf(Forward, code) >= Array.IndexOf(Forward, now.Status);
    }
}
