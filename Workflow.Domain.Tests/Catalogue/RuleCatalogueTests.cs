namespace Workflow.Domain.Tests.Catalogue;

/// <summary>Every rule has words, a source and a test, and the catalogue tells them.</summary>
public sealed class RuleCatalogueTests
{
    /// <summary>What no test can bring about: the words for our own mistakes.</summary>
    private static readonly string[] BeyondTests = ["internal.error"];

    [Fact]
    public void the_catalogue_is_what_data_and_tests_give()
    {
        var (path, rendered) = (Repository.File("docs", "rules.md"), RuleCatalogue.Render());
        if (Environment.GetEnvironmentVariable("WORKFLOW_WRITE_RULES") is "1") File.WriteAllText(path, rendered);

        var (should, stands) = (rendered.Split('\n'), File.Exists(path) ? File.ReadAllLines(path) : []);
        var changes = stands.Except(should).Select(line => $"- {line}").Concat(should.Except(stands).Select(line => $"+ {line}"));
        Assert.True(rendered == (File.Exists(path) ? File.ReadAllText(path) : ""), $"docs/rules.md is not up to date; run {RuleCatalogue.Command}\n{string.Join('\n', changes)}");
    }

    [Fact]
    public void every_refusal_has_words() => Assert.All(RuleCatalogue.Codes, code => Assert.True(RuleCatalogue.Refusals.ContainsKey(code), code));

    [Fact]
    public void every_refusal_has_a_test() => Assert.All(RuleCatalogue.Codes.Except(BeyondTests), IsTested);

    [Fact]
    public void every_requirement_on_form_has_words_and_a_test()
    {
        var words = RuleCatalogue.Terms["form"]!.AsObject();

        Assert.Equal(FormCheck.Codes.Order(StringComparer.Ordinal), words.Select(w => w.Key).Order(StringComparer.Ordinal));
        Assert.All(words, word => Assert.All(["vi", "en"], language => Assert.NotEmpty(word.Value![language]!.ToString())));
        Assert.All(FormCheck.Codes, IsTested);
    }

    [Fact]
    public void every_requirement_on_form_has_examples_that_meet_it_and_that_do_not()
    {
        var shown = FormTables.Texts.Select(row => row[0]).Concat(FormTables.Abstracts.Select(row => row[0])).Concat(FormTables.Drafts.Select(row => row[0]));

        Assert.Equal(FormCheck.Codes.Order(), shown.Cast<string>().Distinct().Order());
    }

    [Fact]
    public void the_newest_set_shipped_asks_for_everything_and_only_the_secrecy_mark_blocks()
    {
        var form = ShippedRules.Files.Last(set => set.ContainsKey("form"))["form"]!.AsArray();

        Assert.Equal(FormCheck.Codes.Order(StringComparer.Ordinal), form.Select(rule => rule!["code"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["secrecy-mark"], form.Where(rule => rule!["severity"]!.ToString() is "error").Select(rule => rule!["code"]!.ToString()));
    }

    [Fact]
    public void every_row_of_a_set_names_its_source() => Assert.All(
        ShippedRules.Files.SelectMany(set => set.Select(m => m.Value).OfType<System.Text.Json.Nodes.JsonArray>()).SelectMany(rows => rows),
        row => Assert.NotEmpty(row!["source"]?.ToString() ?? ""));

    private static void IsTested(string code) => Assert.True(RuleCatalogue.Tests.Of(code) is not [], $"No test speaks of {code}.");
}
