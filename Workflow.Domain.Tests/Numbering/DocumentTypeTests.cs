namespace Workflow.Domain.Tests.Numbering;

public sealed class DocumentTypeTests
{
    private static readonly TypeTable Types = Chart.TypesOn(Today);

    [Theory]
    [InlineData("NQ", "NQ", "NQ"), InlineData("QĐ", "QĐ", "QD"), InlineData("QyĐ", "QĐ", "QD"), InlineData("CT", "CT", "CT"), InlineData("KL", "KL", "KL")]
    [InlineData("QC", "QC", "QC"), InlineData("TT", "TT", "TT"), InlineData("HD", "HD", "HD"), InlineData("TB", "TB", "TB"), InlineData("BC", "BC", "BC")]
    [InlineData("KH", "KH", "KH"), InlineData("CTr", "CTr", "CTR"), InlineData("ĐA", "ĐA", "DEAN"), InlineData("PA", "PA", "PA"), InlineData("DA", "DA", "DA")]
    [InlineData("QH", "QH", "QH"), InlineData("TTr", "TTr", "TTR"), InlineData("CV", "CV", "CV"), InlineData("BB", "BB", "BB")]
    public void every_type_of_the_contract_prints_its_symbol_and_has_its_series(string code, string symbol, string series)
    {
        var type = Types.Find(code);

        Assert.Equal((symbol, series), (type?.Symbol, type?.Series));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("nq"), InlineData("QD"), InlineData("XX")]
    public void anything_else_is_no_type(string? code) => Assert.Null(Types.Find(code));

    [Theory]
    [InlineData("QĐ", "QD"), InlineData("qđ", "QD"), InlineData("CTr", "CTR"), InlineData("ĐA", "DEAN"), InlineData("DA", "DA")]
    public void the_series_is_found_by_what_is_printed(string symbol, string series) => Assert.Equal(series, Types.OfSymbol(symbol)?.Series);

    [Fact]
    public void a_series_id_is_read_back()
    {
        Assert.Equal(Resolutions, SeriesId.Parse("DU.NQ.NK-2025-2030"));
        Assert.Null(SeriesId.Parse("DU.NQ"));
        Assert.Null(SeriesId.Parse(null));
    }
}
