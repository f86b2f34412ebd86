using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>Reads rows of the delivery board (receipt codes: 01 arrived, 03 received, 06 done).</summary>
internal static class Delivery
{
    private const string Received = "03";

    /// <summary>Stored by the branch's machine; no person has accepted it yet.</summary>
    public static bool StoredByMachine(JsonObject row) => Code(row) is Received && row["auto"].IsTrue();

    /// <summary>Accepted by a named person.</summary>
    public static bool ReceivedByPerson(JsonObject row) => Code(row) is Received && !row["auto"].IsTrue() && row["by"].Words().Length > 0;

    public static bool Opened(JsonObject row) => row["openedAt"].Words().Length > 0;

    /// <summary>Empty while nothing has come from the branch.</summary>
    public static string Code(JsonObject row) => row["statusCode"].Words();

    public static string Describe(IReadOnlyDictionary<string, JsonObject> board) =>
        string.Join("; ", Branches.All.Select(branch => Reading.Quote(board.GetValueOrDefault(branch.Code))));

    /// <summary>Waits until the board shows <paramref name="holds"/> for a branch; answers with that row.</summary>
    /// <exception cref="TourFailedException">The branch's agent ended, or nothing of the kind within the limit.</exception>
    public static async Task<JsonObject> UntilAsync(Stage stage, Directive directive, Branch branch, string fact, Func<JsonObject, bool> holds)
    {
        var board = await Patience.UntilAsync(
            $"{branch.Name}: {fact}",
            () =>
            {
                stage.Agents.Of(branch).CheckRunning();

                return directive.DeliveriesAsync(People.Clerk);
            },
            seen => seen.TryGetValue(branch.Code, out var row) && holds(row),
            Describe,
            stage.Stop);

        return board[branch.Code];
    }
}
