using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Workflow.Web.Acts;
using Xunit;

namespace Workflow.IntegrationTests.Browser;

/// <summary>How the fields of a form become the body of a command.</summary>
public sealed class FormBodyTests
{
    [Fact]
    public void Entries_stand_where_their_numbers_say_and_one_without_a_number_is_left_out() => Same(
        """{"steps":[{"kind":"approval"},{"kind":"opinion"},{"kind":"form-check"}]}""",
        ("steps[0]._order", "3"), ("steps[0].kind", "form-check"), ("steps[1]._order", "1"), ("steps[1].kind", "approval"),
        ("steps[2]._order", " "), ("steps[2].kind", "ballot"), ("steps[7]._order", "1.5"), ("steps[7].kind", "opinion"));

    [Fact]
    public void A_choice_may_stand_for_several_members() => Same(
        """{"duty":"draft","for":["DU"],"signer":{"body":"DU","post":"Bí thư","prefix":"T/M"},"who":[{"organ":"TT"}],"odd":"{"}""",
        (":json", """{"duty":"draft","for":["DU"]}"""), ("signer:json", """{"body":"DU","post":"Bí thư"}"""), ("signer.prefix", "T/M"), ("who[0]:json", """{"organ":"TT"}"""), ("who[1]:json", ""), ("odd:json", "{"));

    [Fact]
    public void Fields_that_are_one_text_go_together_or_not_at_all() => Same(
        """{"due":{"normal":"3 working days"}}""",
        ("due.normal:joined", new StringValues(["3", "working days"])), ("due.urgent:joined", new StringValues(["", "hours"])));

    [Fact]
    public void A_time_typed_is_a_time_in_Vietnam() => Same("""{"from":"2026-11-20T16:45:00+07:00","to":"soon"}""", ("from:instant", "2026-11-20T16:45"), ("to:instant", "soon"));

    private static void Same(string expected, params (string Name, StringValues Values)[] form) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), FormBody.Of(form.Select(f => KeyValuePair.Create(f.Name, f.Values)))), FormBody.Of(form.Select(f => KeyValuePair.Create(f.Name, f.Values))).ToJsonString());
}
