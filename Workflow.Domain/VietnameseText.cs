using System.Globalization;
using System.Text;

namespace Workflow.Domain;

/// <summary>How Vietnamese is compared when people search: "chỉ thị", "CHI THI" and either way of placing an accent (uỷ, ủy) are the same.</summary>
public static class VietnameseText
{
    /// <summary>In NFC whatever came: half a surrogate pair and U+FFFE, which .NET will not normalise, become U+FFFD.</summary>
    public static string Composed(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);

    /// <summary>Lower case, no accents, đ as d, one space between words.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark) continue;
            if (!char.IsWhiteSpace(letter)) folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}
