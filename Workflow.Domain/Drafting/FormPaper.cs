using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Drafting;

/// <summary>One requirement: its code, the part it is about, and where a draft does not meet it.</summary>
internal sealed record FormAspect(string Code, int? Part, Func<FormPaper, IEnumerable<FormFound>> Find);

/// <summary>A place that does not meet a requirement.</summary>
/// <param name="At">Index in the text; null when it is not about a place in it.</param>
internal sealed record FormFound(int? At, string? Value = null, string? Expected = null)
{
    /// <summary>The draft as a whole.</summary>
    public static readonly FormFound Somewhere = new((int?)null);
}

/// <summary>A draft as the form check reads it: abstract and text in NFC, every space a plain one, lines ended by one character.</summary>
internal sealed class FormPaper(Draft draft, string @abstract, string text, OrganisationChart organisation, TypeTable types)
{
    private ImmutableArray<int>? _lineEnds;

    public Draft Draft => draft;

    public string Abstract { get; } = Plain(@abstract).Trim();

    public string Text { get; } = Plain(text);

    public OrganisationChart Organisation => organisation;

    public TypeTable Types => types;

    public BodyEstablished? Body => organisation.Body(draft.Body);

    /// <summary>The line, from 1, in which the character stands.</summary>
    public int LineOf(int at)
    {
        _lineEnds ??= [.. Text.Index().Where(c => c.Item is '\n').Select(c => c.Index)];
        var place = _lineEnds.Value.BinarySearch(at);
        return 1 + (place < 0 ? ~place : place);
    }

    /// <summary>Every place of the text that the pattern matches.</summary>
    public IEnumerable<FormFound> Matches(Regex pattern) => pattern.Matches(Text).Select(m => new FormFound(m.Index, m.Value.Trim()));

    internal static string Plain(string text) => VietnameseText.Composed(text).ReplaceLineEndings("\n").Replace('\u00A0', ' ').Replace('\t', ' ');
}
