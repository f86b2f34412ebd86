using System.Text;

namespace Workflow.Branch.Commands;

/// <summary>Finds the one directive that a person means by its number in any spelling, or by its id.</summary>
internal static class DirectiveChoice
{
    /// <exception cref="UsageException">None or several match.</exception>
    internal static StoredDirective Find(Inbox inbox, string numberOrId)
    {
        var matches = inbox.List()
            .Where(directive => Guid.TryParse(numberOrId, out var id)
                ? directive.Id == id
                : Plain(directive.Message.Number).Equals(Plain(numberOrId), StringComparison.Ordinal))
            .ToList();

        return matches switch
        {
            [var one] => one,
            [] => throw new UsageException($"Không tìm thấy văn bản «{numberOrId}» trong hộp văn bản đến."),
            _ => throw new UsageException(
                $"Có {matches.Count} văn bản cùng số {numberOrId}. Chọn theo mã: "
                + string.Join("; ", matches.Select(one => $"{one.Id:D} ({Terms.Date(one.Message.IssuedOn)})"))),
        };
    }

    // 05-nq/du, 5 - NQ/ĐU and 05-NQ/ĐU are one number.
    private static string Plain(string number) =>
        new string([.. number.Normalize(NormalizationForm.FormC).Where(sign => !char.IsWhiteSpace(sign))])
            .ToUpperInvariant().Replace('Đ', 'D').TrimStart('0');
}
