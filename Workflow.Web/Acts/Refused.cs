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

    /// <summary>What the reader had typed into the field of the refused form, of what may be secret nothing; otherwise what it would hold anyway.</summary>
    public string? Typed(string act, string field, string? otherwise = null) =>
        FormOf(act) is { } form && form.TryGetValue(field, out var typed) ? typed.ToString() : otherwise;

    /// <summary>All that was typed into the form that is shown again; null where it was another one, and of what may be secret.</summary>
    public IFormCollection? FormOf(string act) => Act == act && Refusal is not { Code: "secrecy.refused" } ? _form : null;

    /// <summary>The texts that were typed; of what may be secret, none.</summary>
    public IReadOnlyList<string> Written => Refusal is null or { Code: "secrecy.refused" } ? [] : [.. _form!.Where(f => f.Key is "comment" or "opinion" or "text" or "reason" or "explanation").Select(f => f.Value.ToString()).Where(text => text is not "")];

    internal void Look(string act, IFormCollection form) => (Act, _form) = (act, form);

    internal void Set(string act, Refusal refusal, IFormCollection form, bool repeatable)
    {
        (Act, Refusal, _form) = (act, refusal, form);
        KeyToRepeat = repeatable ? form[ActForm.KeyField].ToString() : null;
    }
}
