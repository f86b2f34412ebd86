using System.Collections.Immutable;

namespace Workflow.Domain.Drafting;

/// <summary>What a document is worth on a day (hiệu lực, contract §2 "Effects"): from what happened to it, its own date of effect, and what newer documents said of it.</summary>
public static class Effects
{
    public const string NotIssued = "not-issued";
    public const string NotYetInForce = "not-yet-in-force";
    public const string InForce = "in-force";
    public const string Recalled = "recalled";

    /// <summary>Every effect of the contract, those of later parts included.</summary>
    public static readonly ImmutableArray<string> All =
        [NotIssued, NotYetInForce, InForce, "amended", "partly-in-force", "expired", "replaced", "repealed", Recalled];

    public static string Of(Directive directive, DateOnly day) =>
        Of(directive.Status, directive.Effect?.Effect, directive.Effect?.From, directive.Draft?.EffectiveFrom, day);

    /// <param name="change">What a newer document made of it; null when none did.</param>
    /// <param name="changeFrom">The first day of that change; null for at once.</param>
    /// <param name="from">The first day of effect; null for the day of issue.</param>
    public static string Of(DirectiveStatus status, string? change, DateOnly? changeFrom, DateOnly? from, DateOnly day) => status switch
    {
        DirectiveStatus.RecallRequested or DirectiveStatus.Recalled => Recalled,
        not DirectiveStatus.Issued => NotIssued,
        _ when changeFrom > day => Of(status, null, null, from, day),
        _ when change is "replaced" or "repealed" => change,
        _ when from > day => NotYetInForce,
        _ => change ?? InForce,
    };
}
