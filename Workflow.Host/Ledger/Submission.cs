using System.Collections.Immutable;
using System.Diagnostics;
using Workflow.Domain;

namespace Workflow.Host.Ledger;

/// <summary>A command on its way to the Ledger, with what must be stored along with it.</summary>
/// <param name="Id">The command's id: asked again with the same, the same answer comes.</param>
/// <param name="BodyHash">SHA-256 of what was asked; the same id with another is refused. Empty where the id alone says what is asked.</param>
/// <param name="Respond">Writes the answer, once it is decided.</param>
public sealed record Submission(Guid Id, byte[] BodyHash, Command Command, Func<Outcome, Answer> Respond)
{
    /// <summary>Typed texts that the facts will address; stored only if there are facts.</summary>
    public ImmutableArray<ContentPart> Content { get; init; } = [];

    /// <summary><see cref="Content"/> as it is stored; the Ledger's own.</summary>
    public ImmutableArray<EncryptedPart> Encrypted { get; init; } = [];

    /// <summary>A stream whose id was made for this command just now, so that nobody need look for it in the store.</summary>
    public StreamKey? NewStream { get; init; }

    /// <summary>The trace this command belongs to; correlates all that follows from it.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;
}

/// <summary>A typed text or a small file, as bytes.</summary>
public sealed record ContentPart(Guid Document, string Sha256, string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>A part under its document's key. Address and size are those of the text itself.</summary>
public sealed record EncryptedPart(Guid Document, string Sha256, string MediaType, long Size, byte[] Nonce, byte[] Bytes);

/// <summary>What was decided: the facts with their places in the log, or the refusal. <see cref="View"/> shows the states with the facts in them.</summary>
/// <param name="Sequence">Place of the last fact of this command; where it recorded none, of the last fact before it.</param>
public sealed record Outcome(Decision Decision, ILedgerView View, long Sequence);

/// <summary>An answer as it is sent and remembered.</summary>
/// <param name="Remembered">Whether asking again gives this very answer (design §3); 404 and 429 do not last.</param>
/// <param name="BodyKept">False where not even the answer's text may be kept: a refused secrecy level.</param>
public sealed record Answer(int Status, byte[] Body, bool Remembered = true, bool BodyKept = true);

/// <summary>The Ledger cannot say now whether the command was recorded. Asking again with the same id is safe.</summary>
public sealed class LedgerUnavailableException(string reason, Exception? cause = null) : Exception(reason, cause);
