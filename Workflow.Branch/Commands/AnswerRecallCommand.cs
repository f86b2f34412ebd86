using Workflow.Contracts;

namespace Workflow.Branch.Commands;

/// <summary><c>answer-recall NUMBER 15|16</c>: a person answers the centre's wish to have a directive back, once.</summary>
internal static class AnswerRecallCommand
{
    internal static void Run(Inbox inbox, Arguments arguments)
    {
        var answer = arguments.Operand(2, "15 (đồng ý) hoặc 16 (không đồng ý)") switch
        {
            ReceiptCodes.RecallAgreed or ReceiptCodes.RecallAgreedAlias => ReceiptCodes.RecallAgreed,
            ReceiptCodes.RecallRefused => ReceiptCodes.RecallRefused,
            var other => throw new UsageException($"Không có mã trả lời «{other}». Dùng 15 (đồng ý) hoặc 16 (không đồng ý)."),
        };
        var chosen = DirectiveChoice.Find(inbox, arguments.Operand(1, "số hoặc mã văn bản"));

        inbox.Act(chosen.Id, now => new(answer, arguments.By, arguments.Note) { AlreadyDone = IsAnswered(now, answer) });
        Console.WriteLine($"{chosen.Message.Number}: {Terms.Code(answer)} ({arguments.By}).");
    }

    private static bool IsAnswered(StoredDirective now, string answer) => now switch
    {
        { RecallReason: null } => throw new UsageException($"Trung tâm chưa yêu cầu thu hồi {now.Message.Number}."),
        { RecallAnswer: null } => false,
        _ when now.RecallAnswer.Equals(answer, StringComparison.Ordinal) => true,
        _ => throw new UsageException($"Đã trả lời «{Terms.Code(now.RecallAnswer)}» về {now.Message.Number}."),
    };
}
