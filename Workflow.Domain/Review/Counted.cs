using System.Collections.Immutable;

namespace Workflow.Domain.Review;

/// <summary>What a directive has several of, counted from 1: ballots, comments, finalisations, papers.</summary>
internal static class Counted
{
    /// <summary>The same with the <paramref name="n"/>th changed; as it was where there is no such one.</summary>
    public static ImmutableList<T> With<T>(this ImmutableList<T> all, int n, Func<T, T> change) => n >= 1 && n <= all.Count ? all.SetItem(n - 1, change(all[n - 1])) : all;
}
