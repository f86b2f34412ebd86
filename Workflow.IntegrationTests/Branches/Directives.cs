using Workflow.Contracts;

namespace Workflow.IntegrationTests.Branches;

/// <summary>Messages of the centre, as examples.</summary>
internal static class Directives
{
    internal static DirectiveIssued Issued(string branch, string number) => new()
    {
        DirectiveId = Guid.CreateVersion7(),
        Branch = branch,
        Number = number,
        Type = "NQ",
        Organ = "BCH",
        Abstract = "Về công tác chuyển đổi số",
        Urgency = "normal",
        IssuedOn = new DateOnly(2026, 3, 2),
        ContentHash = new string('0', 64),
        ContentUrl = "/api/directives/none/manifest",
    };

    internal static DirectiveRecallRequested Recall(DirectiveIssued issued) => new()
    {
        DirectiveId = issued.DirectiveId,
        Branch = issued.Branch,
        Number = issued.Number,
        Reason = "Sai thể thức",
        RequestedAt = new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.FromHours(7)),
    };
}
