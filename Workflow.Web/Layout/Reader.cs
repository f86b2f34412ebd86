using Workflow.Web.Api;

namespace Workflow.Web.Layout;

/// <summary>The person before the screen: asked for once a request.</summary>
public sealed class Reader(ApiClient api)
{
    private Task<Me>? _me;

    public Task<Me> WhoAsync() => _me ??= api.GetAsync<Me>("me");
}
