using Microsoft.Extensions.Primitives;
using Workflow.Web.Acts;
using Xunit;

namespace Workflow.IntegrationTests.Http;

/// <summary>What a form's fields say as the body of a command.</summary>
public sealed class FormBodyTests
{
    private static string Of(params (string Name, string Value)[] fields) =>
        FormBody.Of(fields.Select(f => KeyValuePair.Create(f.Name, new StringValues(f.Value)))).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Fact]
    public void What_stands_beside_an_entry_goes_only_with_it() =>
        Assert.Equal(
            """{"recipients":[{"code":"ALL","purpose":"to-know"}]}""",
            Of(("recipients[0].purpose:beside", "to-know"), ("recipients[0].code", "ALL"), ("recipients[1].purpose:beside", "to-know"), ("recipients[2].name", ""), ("recipients[2].purpose:beside", "to-know")));

    [Fact]
    public void A_list_from_which_all_was_taken_is_an_empty_one() =>
        Assert.Equal("""{"relations":[],"addressees":["Đảng ủy"]}""", Of(("relations:list", "1"), ("relations[0].kind:beside", "basis"), ("addressees:list", "1"), ("addressees:lines", "Đảng ủy\r\n")).Replace("\"addressees\":[\"Đảng ủy\"],\"relations\":[]", "\"relations\":[],\"addressees\":[\"Đảng ủy\"]", StringComparison.Ordinal));

    [Fact]
    public void A_field_that_was_emptied_is_named() =>
        Assert.Equal("""{"signer":"khai.nguyen","without":["due-on"]}""", Of(("dueOn", ""), ("dueOn:emptied", "1"), ("signer", "khai.nguyen"), ("signer:emptied", "1")));

    [Fact]
    public void A_time_is_that_of_Vietnam() => Assert.Equal("""{"deliverBy":"2026-11-26T08:30:00+07:00"}""", Of(("deliverBy:instant", "2026-11-26T08:30")));

    [Fact]
    public void Text_as_people_see_it_is_sent_as_Markdown() => Assert.Equal("""{"text":"# Điều 1\n\n**đậm**"}""", Of(("text:html", "<h1>Điều 1</h1><p><b>đậm</b></p>")));
}
