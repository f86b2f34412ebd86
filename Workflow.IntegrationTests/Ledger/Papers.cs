using System.Collections.Concurrent;
using System.Collections.Immutable;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>The three directives of one run: their texts, and how each was last seen by anybody.</summary>
internal sealed class Papers
{
    /// <summary>How many texts each of them may have, one after another.</summary>
    internal const int Texts = 3;

    private readonly ConcurrentDictionary<Guid, Directive> _seen = [];

    internal ImmutableArray<Guid> Ids { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    internal Directive? Seen(Guid id) => _seen.GetValueOrDefault(id);

    internal static string Hash(Guid id, int text) => Part(id, text).Sha256;

    /// <summary>The command as it is sent, under an id of its own and with the texts its facts would address.</summary>
    /// <param name="body">What the caller sent, as far as it matters here: the same or another.</param>
    internal Submission Of(Command command, Guid id, int body = 0) => new(id, [(byte)body], command, outcome => Answer(command, outcome))
    {
        Content = command is DraftDirective or ReviseDraft ? [.. Enumerable.Range(0, Texts).Select(text => Part(DirectiveOf(command), text))] : [],
    };

    private Answer Answer(Command command, Outcome outcome)
    {
        if (outcome.Decision.Rejection is null && command is not Domain.Distribution.RecordReceipt && outcome.View.Directive(DirectiveOf(command)) is { } directive)
            _seen[directive.Id] = directive;
        return Answers.Of(command, outcome);
    }

    private static Guid DirectiveOf(Command command) => command is DraftDirective draft ? draft.DirectiveId : command.Target!.Value;

    private static ContentPart Part(Guid id, int text) => ContentStore.Part(
        id, "application/json", new Manifest(id.ToString("N"), "DU", "BTV", "NQ", $"Về việc {text}", null, [], [], null).Bytes());
}
