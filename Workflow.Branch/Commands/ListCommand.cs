namespace Workflow.Branch.Commands;

/// <summary><c>list</c>: what has arrived, the most urgent first.</summary>
internal static class ListCommand
{
    internal static void Run(Inbox inbox)
    {
        var directives = inbox.List();
        if (directives.Count == 0)
        {
            Console.WriteLine("Chưa có văn bản đến.");
        }

        foreach (var directive in directives)
        {
            Console.WriteLine(Line(directive));
        }
    }

    private static string Line(StoredDirective directive)
    {
        var message = directive.Message;
        string?[] parts =
        [
            Terms.Urgency(message.Urgency) is { Length: > 0 } urgency ? urgency : null,
            message.Number,
            Terms.Date(message.IssuedOn),
            message.Abstract,
            Terms.Status(directive),
            message.DueOn is { } due ? $"hạn {Terms.Date(due)}" : null,
            directive.Effect is { } effect ? Terms.Effect(effect, directive.EffectBy, directive.EffectFrom) : null,
        ];

        return string.Join(" | ", parts.Where(part => part is not null));
    }
}
