using Workflow.Domain.Organisation;
using Workflow.Domain.Review;

namespace Workflow.Domain.Numbering;

/// <summary>The clerk gave the number and the date of issue; they go together (HD 36 §II.1.3).</summary>
public sealed record NumberAssigned(Capacity By, string Series, int Count, string Number, DateOnly IssuedOn, TimeLimit? Limit = null) : DirectiveEvent, IActed;

public sealed record DirectiveSealed(Capacity By) : DirectiveEvent, IActed;
