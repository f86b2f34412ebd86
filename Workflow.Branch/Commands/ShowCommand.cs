using Workflow.Contracts;

namespace Workflow.Branch.Commands;

/// <summary><c>show NUMBER [--by NAME]</c>: prints one directive; the first person to see its text is reported as <c>opened</c>.</summary>
internal static class ShowCommand
{
    internal static void Run(Inbox inbox, ContentFiles files, Arguments arguments)
    {
        var chosen = DirectiveChoice.Find(inbox, arguments.Operand(1, "số hoặc mã văn bản"));

        // Recorded before the text appears: a recall that comes in between must not count it as unopened.
        var shown = chosen;
        inbox.Act(chosen.Id, now =>
        {
            shown = now;

            return new(ReceiptCodes.Opened, arguments.By, Note: null)
            {
                AlreadyDone = now.OpenedAt is not null || now.StoredAt is null || now.IsGivenBack,
            };
        });

        PrintCard(shown);
        PrintContent(shown, files);
    }

    private static void PrintCard(StoredDirective directive)
    {
        var message = directive.Message;
        Print("Số", message.Number);
        Print("Mức độ", Terms.Urgency(message.Urgency));
        Print("Loại", message.Type);
        Print("Cơ quan", message.Organ);
        Print("Ngày", Terms.Date(message.IssuedOn));
        Print("Trích yếu", message.Abstract);
        Print("Hạn", message.DueOn is { } due ? Terms.Date(due) : null);
        Print("Có hiệu lực từ", message.EffectiveFrom is { } from ? Terms.Date(from) : null);
        Print("Thay thế", string.Join(", ", message.Replaces));
        Print("Trả lời", message.RepliesTo);
        Print("Hiệu lực", directive.Effect is { } effect ? Terms.Effect(effect, directive.EffectBy, directive.EffectFrom) : null);
        Print("Trạng thái", Terms.Status(directive));
        Print("Lý do thu hồi", directive.RecallReason);
        Print("Mã", directive.Id.ToString("D"));
        Print("Mã băm", message.ContentHash);
    }

    private static void PrintContent(StoredDirective directive, ContentFiles files)
    {
        if (directive.IsGivenBack)
        {
            return;
        }

        Console.WriteLine();
        if (directive.StoredAt is null)
        {
            Console.WriteLine("Nội dung đang được tải về.");
        }
        else if (!File.Exists(files.ManifestPath(directive.Id)))
        {
            Console.WriteLine("Chi bộ chưa nối với trung tâm qua --api nên chỉ lưu thông tin văn bản.");
        }
        else
        {
            var manifest = ContentManifest.Parse(File.ReadAllBytes(files.ManifestPath(directive.Id)));
            if (manifest.Text is { } text)
            {
                Console.WriteLine(File.ReadAllText(files.PartPath(directive.Id, text.Sha256)));
            }

            foreach (var part in manifest.Attachments)
            {
                Print($"Tệp kèm {part.Name}", files.PartPath(directive.Id, part.Sha256));
            }
        }
    }

    private static void Print(string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Console.WriteLine($"{label}: {value}");
        }
    }
}
