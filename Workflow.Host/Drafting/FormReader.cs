using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Domain.Organisation;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Checks the form of a directive as it lies in the content store: typed text is in no fact, so the decision to submit cannot read it itself.</summary>
public sealed class FormReader(ContentStore content, LedgerStore ledger, TimeProvider time)
{
    /// <summary>By the rules of the day it was issued, else by those of today.</summary>
    public async Task<ImmutableArray<Finding>> FindingsAsync(Directive directive, CancellationToken cancellation)
    {
        var (draft, day) = (directive.Draft!, directive.Number?.IssuedOn ?? VietnamTime.DateOf(time.GetUtcNow()));
        if (ledger.Organisation.RulesOn(day) is not { Form: not [] }) return [];

        var addresses = new[] { directive.ContentHash, draft.TextSha256 }.OfType<string>().ToArray();
        var parts = await content.TextsAsync(directive.Id, addresses, cancellation);
        var manifest = Manifest.Read(System.Text.Encoding.UTF8.GetBytes(parts[directive.ContentHash]));
        return FormCheck.Of(draft, manifest.Abstract, draft.TextSha256 is { } text ? parts[text] : null, ledger.Organisation, day);
    }

    /// <summary>What a submission must know of the form; null where it will be refused for another reason.</summary>
    public async Task<CheckedForm?> BeforeSubmissionAsync(Directive? directive, string person, CancellationToken cancellation)
    {
        if (directive is not { Status: DirectiveStatus.Draft } || !directive.IsDrafter(person)) return null;

        var findings = await FindingsAsync(directive, cancellation);
        return new(directive.Draft!, [.. findings.Where(f => f.Severity is FormSeverity.Error)]);
    }
}
