using System.Security.Claims;

namespace Workflow.Benchmarks.Crud;

/// <summary>The contract's refusals that the life cycle can meet.</summary>
internal static class Refusals
{
    public static IResult NotFound => Refuse(404, "not-found");

    public static IResult WrongStatus => Refuse(409, "status.wrong");

    public static IResult ContentChanged => Refuse(409, "content.changed");

    public static IResult NotYourTurn => Refuse(403, "authority.not-your-turn");

    public static IResult UnknownReference => Refuse(422, "reference.unknown");

    public static IResult DecisionUnknown => Refuse(400, "request.malformed");

    public static string Name(this ClaimsPrincipal caller) => caller.Identity!.Name!;

    private static IResult Refuse(int status, string code) => Results.Problem(
        statusCode: status, title: code, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
