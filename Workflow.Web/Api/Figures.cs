namespace Workflow.Web.Api;

/// <summary>Figures of a period; meanings are the API's own.</summary>
public sealed record Figures(
    DateOnly From, DateOnly To, string? Body, DateTimeOffset At, IReadOnlyList<string> Whole, IReadOnlyList<InWorkFigure> InWork, IReadOnlyList<IssuedFigure> Issued,
    OnTimeFigure OnTime, ReturnsFigure Returns, IReadOnlyList<BranchFigure> Branches, PaperFigure Paper);

public sealed record InWorkFigure(string Step, int Count, int Recent, int Waiting, int Long, DateTimeOffset Oldest);

public sealed record IssuedFigure(string Type, int Count, double MedianDays);

public sealed record OnTimeFigure(int Limited, int OnTime, double? Percent, int UrgentLimited, int UrgentOnTime, double? UrgentPercent);

public sealed record ReturnsFigure(int Submitted, int Returned, int Times, double? PerDirective, IReadOnlyList<ReturnReasonFigure> Reasons);

public sealed record ReturnReasonFigure(string Step, string? ReasonCode, int Count);

public sealed record BranchFigure(string Branch, string Name, int Sent, int Due, int Acknowledged, int SameDay, double? SameDayPercent, int Silent);

public sealed record PaperFigure(int Decisions, int OnPaper, double? Percent);
