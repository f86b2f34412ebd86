using Workflow.Web.Api;

namespace Workflow.Web.Drafting;

/// <summary>What the form of a draft lets choose from, for one issuing body and organ; all of it read from the API.</summary>
public sealed record DraftChoices(
    DraftingBody Body, IReadOnlyList<DraftingType> Types, IReadOnlyList<DraftingRoute> Routes, IReadOnlyList<DraftingSigner> Signers, IReadOnlyDictionary<string, string?> SignerByRoute, DraftingChart Chart, Me Me)
{
    /// <summary>Whether the route leads to this signer anyway: then nobody need be named.</summary>
    public bool IsByRoute(string? route, string? signer) => route is not null && signer is not null && SignerByRoute.GetValueOrDefault(route) == signer;

    /// <summary>Those who work in the same organisation, by name.</summary>
    public IEnumerable<DraftingHolder> Colleagues => Chart.Bodies.SelectMany(b => b.Posts).SelectMany(p => p.Holders).DistinctBy(h => h.Person)
        .Where(h => h.Person != Me.Username).OrderBy(h => h.Name.Split(' ')[^1], StringComparer.Create(new("vi-VN"), ignoreCase: true));

    public IEnumerable<MyPost> Units => Me.Posts.DistinctBy(p => p.Body);

    public static async Task<DraftChoices> ReadAsync(ApiClient api, Me me, string body, string? organ)
    {
        var (chart, rules, routes) = (api.GetAsync<DraftingChart>("organisation"), api.GetAsync<DraftingRules>("rules"), api.GetAsync<ListOf<DraftingRoute>>("routes"));
        await Task.WhenAll(chart, rules, routes);

        // A route that leads to no signer of this body is none for it.
        var ways = await Task.WhenAll((await routes).Items.Select(async route =>
            (Route: route, Signers: await api.FindAsync<DraftingSigners>($"organisation/signers?body={Uri.EscapeDataString(body)}&route={Uri.EscapeDataString(route.Code)}"))));
        var issuing = (await chart).Bodies.FirstOrDefault(b => b.Code == body) ?? new(body, body, null, null, [], []);
        return new(
            issuing, [.. OpenTo(issuing.Level, organ, await rules)], [.. ways.Where(w => w.Signers is not null).Select(w => w.Route)],
            [.. ways.SelectMany(w => w.Signers?.Items ?? []).DistinctBy(s => s.Person)],
            ways.ToDictionary(w => w.Route.Code, w => w.Signers?.Items.FirstOrDefault(s => s.IsNamed)?.Person, StringComparer.Ordinal), await chart, me);
    }

    /// <summary>The issuing bodies and organs that the person drafts for.</summary>
    public static IEnumerable<(DraftingBody Body, DraftingOrgan? Organ)> IssuersOf(Me me, DraftingChart chart) =>
        from body in chart.Bodies
        where me.Duties.Any(d => d.Duty == "draft" && d.Body == body.Code)
        from organ in body.Organs.DefaultIfEmpty()
        select (body, organ);

    public string NameOf(string code) => Chart.Groups.FirstOrDefault(g => g.Code == code)?.Name ?? Chart.Bodies.FirstOrDefault(b => b.Code == code)?.Name ?? code;

    private static IEnumerable<DraftingType> OpenTo(string? level, string? organ, DraftingRules rules)
    {
        var authority = rules.Sets.FirstOrDefault(s => s.Code == rules.InForce)?.Authority.FirstOrDefault(a => a.Level == level && a.Organ == organ);
        return authority is null ? rules.Items : rules.Items.Where(t => authority.Types.Contains(t.Type));
    }
}
