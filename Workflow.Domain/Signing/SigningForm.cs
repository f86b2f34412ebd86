using System.Collections.Immutable;
using Workflow.Domain.Organisation;

namespace Workflow.Domain.Signing;

/// <summary>
/// How a signature is headed (thể thức đề ký, HD 36 §1.7): T/M for a collective, whose deputies sign for it and never K/T; T/L where an office signs by order;
/// K/T for the deputy of a single head; Q. for who acts as head.
/// </summary>
public static class SigningForm
{
    public const string OnBehalf = "T/M", ByOrder = "T/L", ForTheHead = "K/T", Acting = "Q.";

    /// <summary>The form that follows from the body, the route and the post that signs; null for a head in their own right.</summary>
    public static string? Of(string? organ, RouteSigner? signsAs, Capacity by) => signsAs switch
    {
        { Prefix: ByOrder } => ByOrder,
        _ when organ is not null => OnBehalf,
        { } route when route.Post != by.Post && OrganisationChart.Acted(by.Post) is null => ForTheHead,
        _ => OrganisationChart.Acted(by.Post) is null ? null : Acting,
    };

    /// <summary>Whether the appointment is the deputy of a body's single head, who may sign for them.</summary>
    public static bool IsDeputyOfHead(AppointmentMade appointment, RouteSigner signsAs, OrganisationChart organisation) =>
        appointment.Body == signsAs.Body && organisation.Body(signsAs.Body) is { Organs: [], Head: { } head } && head == signsAs.Post
        && appointment.Post.StartsWith($"Phó {head}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines over the name, as they are printed: on whose behalf, for whom, and the post.</summary>
    public static ImmutableArray<string> Lines(Directive directive, OrganisationChart organisation)
    {
        if (directive.Signature is not { } signature) return [];

        var lines = ImmutableArray.CreateBuilder<string>(3);
        if (signature.Prefix is OnBehalf) lines.Add(organisation.Body(directive.Body)?.Organs.FirstOrDefault(o => o.Code == directive.Organ)?.Prints ?? OnBehalf);
        if (signature.Prefix is ByOrder) lines.Add(Order(directive, organisation));
        if (signature.Prefix is not OnBehalf && directive.SignsAs is { } route && route.Post != signature.By.Post && OrganisationChart.Acted(signature.By.Post) is null) lines.Add($"{ForTheHead} {Upper(route.Post)}");
        lines.Add(OrganisationChart.Acted(signature.By.Post) is { } post ? $"{Acting} {Upper(post)}" : Upper(Post(signature.By.Post)));
        return lines.ToImmutable();
    }

    /// <summary>An office signs by order of the standing committee that it serves.</summary>
    private static string Order(Directive directive, OrganisationChart organisation)
    {
        var served = organisation.Body(directive.Body) is { Serves: { } above } ? organisation.Body(above) : organisation.Body(directive.Body);
        var collective = served?.Organs.FirstOrDefault(o => o.Code == "BTV") ?? served?.Organs.FirstOrDefault();
        return collective is null ? ByOrder : $"{ByOrder} {Upper(collective.Name)}";
    }

    /// <summary>A deputy secretary is «Phó Bí thư» on paper, whichever of them it is.</summary>
    private static string Post(string post) => post.StartsWith("Phó Bí thư", StringComparison.Ordinal) ? "Phó Bí thư" : post;

    private static string Upper(string text) => text.ToUpperInvariant();
}
