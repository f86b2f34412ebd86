using Workflow.Domain;
using Workflow.Host.Http;
using Workflow.Host.Identity;
using Workflow.Host.Ledger;

namespace Workflow.Host.Organisation;

/// <summary>Who is calling: their posts, duties and branches today.</summary>
public static class MeEndpoints
{
    public static void MapMe(this RouteGroupBuilder api) => api.MapGet("/me", Me)
        .WithSummary("The caller: name, posts, duties and branches today").Produces<MeAnswer>();

    private static IResult Me(HttpContext http, LedgerStore ledger, TimeProvider time)
    {
        if (Caller.From(http.User) is not { Kind: CallerKind.Person, Name: var person }) throw RefusedRequestException.NotFound();

        var (organisation, today) = (ledger.Organisation, VietnamTime.DateOf(time.GetUtcNow()));
        var posts = organisation.AppointmentsOf(person, today).ToList();
        return Results.Json(
            new MeAnswer(
                person,
                organisation.NameOf(person),
                [.. posts.Select(a => new MePost(a.Id, a.Post, a.Body, NameOf(a.Body)))],
                [.. from duty in organisation.Duties.Select(d => d.Duty).Distinct(StringComparer.Ordinal) from body in organisation.BodiesServedBy(duty, person, today) select new MeDuty(duty, body)],
                [.. posts.Select(a => a.Body).Distinct(StringComparer.Ordinal).Where(code => organisation.Body(code)?.Parent is not null).Select(code => new MeBranch(code, NameOf(code)))]),
            TextJson.Options);

        string NameOf(string body) => organisation.Body(body)?.Name ?? body;
    }
}

/// <param name="Duties">What they carry for which body, such as <c>draft</c> or <c>audit</c>.</param>
/// <param name="Branches">Those in which they hold a post.</param>
public sealed record MeAnswer(string Username, string Name, IReadOnlyList<MePost> Posts, IReadOnlyList<MeDuty> Duties, IReadOnlyList<MeBranch> Branches);

/// <param name="As">The appointment, to be named in <c>as</c>.</param>
public sealed record MePost(string As, string Post, string Body, string BodyName);

public sealed record MeDuty(string Duty, string Body);

public sealed record MeBranch(string Code, string Name);
