using Workflow.Branch;
using Workflow.Branch.Commands;

const string Usage =
    """
    Tác nhân chi bộ: nhận văn bản của trung tâm, lưu tại DIR và gửi biên nhận.
      --branch MÃ --amqp amqp://… [--api http://…] [--secret-file TỆP] --inbox DIR
      list --inbox DIR
      show SỐ [--by TÊN] --inbox DIR
      status SỐ 03|04|05|06 [--by TÊN] [--note GHI CHÚ] --inbox DIR
      refuse SỐ --note LÝ DO [--by TÊN] --inbox DIR
      answer-recall SỐ 15|16 [--by TÊN] [--note GHI CHÚ] --inbox DIR
    Thêm --amqp amqp://… vào một lệnh để gửi biên nhận ngay; nếu không, tác nhân đang chạy sẽ gửi.
    """;

try
{
    var arguments = Arguments.Parse(args);
    switch (arguments.Verb)
    {
        case null:
            await Agent.RunAsync(arguments);
            return 0;
        case "help":
            Console.WriteLine(Usage);
            return 0;
        default:
            Act(arguments);
            if (arguments.Amqp is { } amqp)
            {
                await Agent.SendReceiptsAsync(arguments, amqp);
            }

            return 0;
    }
}
catch (UsageException refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 2;
}

static void Act(Arguments arguments)
{
    var database = new InboxDatabase(arguments.Inbox);
    var inbox = new Inbox(database, TimeProvider.System);
    switch (arguments.Verb)
    {
        case "list":
            ListCommand.Run(inbox);
            break;
        case "show":
            ShowCommand.Run(inbox, new ContentFiles(arguments.Inbox), arguments);
            break;
        case "status":
            StatusCommand.Run(inbox, arguments);
            break;
        case "refuse":
            StatusCommand.Refuse(inbox, arguments);
            break;
        case "answer-recall":
            AnswerRecallCommand.Run(inbox, arguments);
            break;
        default:
            throw new UsageException($"Không có lệnh «{arguments.Verb}».\n{Usage}");
    }
}
