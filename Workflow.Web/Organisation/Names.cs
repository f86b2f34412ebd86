using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Organisation;

/// <summary>What people call those whom duties, routes and deadlines name by code.</summary>
public static class Names
{
    public static string Holder(DutyHolderView who, OrganisationView organisation) => who switch
    {
        { Person: { } person } => organisation.NameOfPerson(person),
        { Post: { } post, Body: { } body } => $"{post}, {organisation.NameOf(body)}",
        _ => who.Post ?? "",
    };

    /// <summary>For whom a duty is.</summary>
    public static string Scope(string code, OrganisationView organisation, Text l) => code switch
    {
        "*" => l["toàn hệ thống", "the whole system"],
        "@own-branch" => l["chi bộ, đảng bộ của người đó", "their own branch"],
        _ => organisation.NameOf(code),
    };

    /// <summary>Who acts in a step.</summary>
    public static string Who(StepWhoView who, OrganisationView organisation, Text l) => who switch
    {
        { Person: { } person } => organisation.NameOfPerson(person),
        { Organ: { } organ } => Organ(organ, organisation, l),
        { HeadOf: not null } => l["Lãnh đạo đơn vị soạn thảo", "Head of the drafting unit"],
        _ => Post(who.Body, who.Post, organisation, l),
    };

    public static string Post(string? body, string? post, OrganisationView organisation, Text l) =>
        body is "@own-branch" ? $"{post}, {l["chi bộ ban hành", "the issuing branch"]}" : $"{post}, {organisation.NameOf(body)}";

    public static string Organ(string code, OrganisationView organisation, Text l) => organisation.Organs.FirstOrDefault(o => o.Code == code)?.Name ?? l.Term("organ", code);

    /// <summary>How many of a step's people must agree.</summary>
    public static string Rule(RouteStepView step, Text l) => (step.Kind, step.AtLeast?.ToString(), step.Percent?.ToString()) switch
    {
        ("ballot", _, _) => l["Quá nửa số có quyền biểu quyết", "More than half of those with a vote"],
        (_, null, null) => l.Term("rule", "all"),
        (_, "1", _) => l.Term("rule", "any"),
        (_, { } least, _) => l.Term("rule", "at-least", least),
        (_, _, var percent) => l[$"Ít nhất {percent}% số người", $"At least {percent}%"],
    };

    /// <summary>A duration such as <c>3 working days</c>.</summary>
    public static string Duration(string written, Text l) => l.IsEnglish ? English(written) : written.Split(' ', 2) switch
    {
        [var n, "minute" or "minutes"] => $"{n} phút",
        [var n, "hour" or "hours"] => $"{n} giờ",
        [var n, "working day" or "working days"] => $"{n} ngày làm việc",
        _ => written,
    };

    private static string English(string written) => written.StartsWith("1 ", StringComparison.Ordinal) ? written.TrimEnd('s') : written;
}
