using System.Collections.Immutable;

namespace Workflow.Domain.Organisation;

/// <summary>Another acts for one who is absent (xử lý thay khi vắng mặt), in that appointment alone, within what is named here. Never in a vote, and nobody signs for another.</summary>
/// <param name="Covered">The appointment of the absent one.</param>
/// <param name="Types">Codes of types; empty means every type.</param>
/// <param name="Steps">The kinds of steps the deputy acts in.</param>
/// <param name="Issue">Whether the deputy gives numbers, seals and issues where the appointment does.</param>
/// <param name="From">From this instant on, never before the grant itself.</param>
/// <param name="To">At this instant it is over.</param>
/// <param name="Basis">The document that says so.</param>
public sealed record CoverGranted(
    Guid Id, Capacity By, string Covered, string Absent, string Deputy, ImmutableArray<string> Types, ImmutableArray<StepKind> Steps, bool Issue,
    DateTimeOffset From, DateTimeOffset To, string Basis) : OrganisationEvent, IActed;

/// <summary>A cover ends earlier than it was granted for.</summary>
/// <param name="To">At this instant it is over.</param>
public sealed record CoverEnded(Guid Id, Capacity By, DateTimeOffset To) : OrganisationEvent, IActed;
