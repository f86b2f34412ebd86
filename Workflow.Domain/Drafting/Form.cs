using System.Text.RegularExpressions;

namespace Workflow.Domain.Drafting;

/// <summary>
/// What the patterns of the form check have in common. Every repetition in them is bounded, so each place of a text costs a bounded number of steps and
/// a text of any kind is read in time linear to its length; the timeout is only a second fence.
/// </summary>
internal static class Form
{
    public const int Timeout = 5000;

    public const RegexOptions Options = RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>A line up to its first letter or digit: what Markdown and brackets put there does not count.</summary>
    public const string LineStart = @"^[^\p{L}\p{N}\n]{0,20}";

    /// <summary>Nothing more that counts on this line.</summary>
    public const string LineEnd = @"[^\p{L}\p{N}\n]{0,20}$";
}
