using System.Text.Json;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Distribution;

[Collection(AppCollectionDefinition.Name)]
public sealed class DeliveryReadTests(AppFixture app)
{
    private HttpApi Api => app.Api;

    [Fact]
    public async Task right_after_the_issue_every_branch_is_one_it_was_sent_to()
    {
        var paper = await Api.IssuedAsync();

        var board = (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries")).Expect(200).Json;

        Assert.Equal(["CB-CNTT", "CB-TAICHINH", "DB-THAMDO"], board.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("branch").GetString()));
        Assert.Equal(3, board.GetProperty("counts").GetProperty("sent").GetInt32());
    }

    [Fact]
    public async Task a_machines_receipt_is_not_yet_an_acknowledgement()
    {
        var paper = await Api.IssuedAsync();

        Assert.Equal(0, Acknowledged(await AfterAsync(paper, "03", auto: true, by: null)));
        var board = await AfterAsync(paper, "03", auto: false, by: "Tống Văn Sáng");

        Assert.Equal(1, Acknowledged(board));
        Assert.Equal("Tống Văn Sáng", board.GetProperty("items")[0].GetProperty("by").GetString());
    }

    [Fact]
    public async Task a_branch_sees_its_own_copy_only()
    {
        var paper = await Api.IssuedAsync();

        var row = Assert.Single((await Api.GetAsync("bt.cb-cntt", $"/directives/{paper.Id}/deliveries")).Expect(200).Json.GetProperty("items").EnumerateArray());

        Assert.Equal("CB-CNTT", row.GetProperty("branch").GetString());
        (await Api.GetAsync("bt.cb-kiemsoat", $"/directives/{paper.Id}/deliveries")).Expect(404);
    }

    private static int Acknowledged(JsonElement board) => board.GetProperty("counts").GetProperty("acknowledged").GetInt32();

    /// <summary>The board once it shows the receipt.</summary>
    private async Task<JsonElement> AfterAsync(Paper paper, string statusCode, bool auto, string? by)
    {
        var receipt = new { receiptId = Guid.CreateVersion7(), directiveId = paper.Id, statusCode, at = Clock.Now, auto, by };
        var sequence = (await Api.PostAsync("branch:CB-CNTT", "/branches/CB-CNTT/receipts", receipt)).Expect(200)["sequence"];
        return (await Api.GetAsync(Nga, $"/directives/{paper.Id}/deliveries?atLeast={sequence}")).Expect(200).Json;
    }
}
