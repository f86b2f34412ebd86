using System.Collections.Concurrent;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Organisation;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>Records that a text is shown to a person, once per person and content. A branch's own client is no person: its receipts tell what it got.</summary>
public sealed class ContentReadsRecorder(Ledger.Ledger ledger)
{
    private const int MostRemembered = 20_000;
    private readonly ConcurrentDictionary<Guid, bool> _recorded = [];

    /// <summary>The id of the command that records it: the same showing is the same command, for ever.</summary>
    public static Guid IdOf(string person, Guid directive, string contentHash, string sha256) => NameId.Of("shown", person, directive.ToString(), contentHash, sha256);

    /// <exception cref="RefusedRequestException">404: the text is not open to them any more.</exception>
    /// <param name="version">The version that the text is shown in.</param>
    public async Task RecordAsync(string person, Directive version, string sha256, CancellationToken cancellation)
    {
        var id = IdOf(person, version.Id, version.ContentHash, sha256);
        if (person.StartsWith(Principal.Branch(""), StringComparison.Ordinal) || _recorded.ContainsKey(id)) return;

        var answer = await ledger.DecideAsync(new Submission(id, [], new ShowContent(new Request(person), version.Id, version.ContentHash, sha256), Respond), cancellation);
        if (answer.Status is not StatusCodes.Status200OK) throw RefusedRequestException.NotFound();

        if (_recorded.Count >= MostRemembered) _recorded.Clear();
        _recorded[id] = true;
    }

    private static Answer Respond(Outcome outcome) => outcome.Decision.Rejection is null
        ? new(StatusCodes.Status200OK, [])
        : new(StatusCodes.Status404NotFound, [], Remembered: false);
}
