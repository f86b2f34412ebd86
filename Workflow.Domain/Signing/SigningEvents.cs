using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Domain.Signing;

/// <summary>The authorised person signed exactly this content.</summary>
/// <param name="Prefix">The line above the post: <c>T/M</c> for a collective, <c>T/L</c> where ordered (HD 36 §1.7).</param>
/// <param name="OwnDraft">True where the signer also drafted: only in a body whose duties leave no second person.</param>
/// <param name="Signature">A detached signature in base64, where the signer's device made one.</param>
public sealed record DirectiveSigned(Capacity By, string ContentHash, string? Prefix, bool OwnDraft, string? Signature, TimeLimit? Limit = null) : DirectiveEvent, IActed;
