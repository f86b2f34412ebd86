using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tour;

/// <summary>What the Host said to one request.</summary>
/// <param name="Request">Who asked what, for failures: <c>nga.cao POST /api/…</c>.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Raw">The body as received.</param>
internal sealed record Answer(string Request, int Status, string Raw)
{
    /// <exception cref="TourFailedException">The body is not a JSON object.</exception>
    public JsonObject Body
    {
        get
        {
            try
            {
                return JsonNode.Parse(Raw) as JsonObject ?? throw new TourFailedException($"{this}: không phải đối tượng JSON");
            }
            catch (JsonException e)
            {
                throw new TourFailedException($"{this}: không phải JSON", e);
            }
        }
    }

    /// <summary>The stable dotted code of a refusal; empty when the answer carries none.</summary>
    public string ErrorCode => Raw.StartsWith('{') ? Body["code"].Words() : "";

    /// <summary>The body of a command or a read that must have gone well.</summary>
    /// <exception cref="TourFailedException">The Host refused; the message carries its words.</exception>
    public JsonObject Accepted() =>
        Status is 200 or 201 ? Body : throw new TourFailedException($"{this}: chờ 200 hoặc 201");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Request} → {Status} {Reading.Shortened(Raw)}");
}
