using Workflow.Web.Api;

namespace Workflow.Web.Acts;

/// <summary>What became of the form that was sent with this request, if it was refused or only to be looked at: the page is shown again, with everything typed and the words of the refusal.</summary>
public sealed class Refused
{
    private IFormCollection? _form;

    /// <summary>Which form it was: its act, as in <see cref="ActForm.Act"/>.</summary>
    public string? Act { get; private set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>The key to send again with, where nothing was recorded and the same act may be repeated without being doubled.</summary>
    public string? KeyToRepeat { get; private set; }

    /// <summary>What the reader had typed into the field of the refused form; otherwise what it would hold anyway.</summary>
    public string? Typed(string act, string field, string? otherwise = null) =>
        Act == act && _form!.TryGetValue(field, out var typed) ? typed.ToString() : otherwise;

    /// <summary>Everything typed into the form of this act; null where it is not this form that is shown again.</summary>
    public IFormCollection? FormOf(string act) => Act == act ? _form : null;

    /// <summary>The texts that were typed; of what may be secret, none.</summary>
    public IReadOnlyList<string> Written => Refusal is null or { Code: "secrecy.refused" } ? [] : [.. _form!.Where(f => f.Key is "comment" or "opinion" or "text" or "reason" or "explanation").Select(f => f.Value.ToString()).Where(text => text is not "")];

    internal void Look(string act, IFormCollection form) => (Act, _form) = (act, form);

    internal void Set(string act, Refusal refusal, IFormCollection form, bool repeatable)
    {
        (Act, Refusal, _form) = (act, refusal, form);
        KeyToRepeat = repeatable ? form[ActForm.KeyField].ToString() : null;
    }
}
