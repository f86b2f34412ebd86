using System.Collections.Immutable;

namespace Workflow.Web.Organisation;

/// <summary>The days of the week as the API writes them, Monday first.</summary>
public static class Weekdays
{
    public static readonly ImmutableArray<string> All = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static int PlaceOf(string day) => All.IndexOf(day);
}
