using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Workflow.Host.Drafting;
using Workflow.Host.Ledger;
using Xunit;
using static Workflow.IntegrationTests.Situations;

namespace Workflow.IntegrationTests.Drafting;

/// <summary>Content at rest: every part is encrypted under its document's key (domain.md §7, rule 11).</summary>
[Collection(AppCollectionDefinition.Name)]
public sealed class ContentEncryptionTests(AppFixture app)
{
    /// <summary>The first two pieces of a part change places.</summary>
    private const string Exchange =
        """
        update content.part p set nonce = o.nonce, bytes = o.bytes from content.part o
        where p.document = $1 and p.sha256 = $2 and o.document = $1 and o.sha256 = $2 and o.piece = 1 - p.piece
        """;

    private const string Canary = "CANARY-NIEM-PHONG-5518";

    private HttpApi Api => app.Api;

    [Fact]
    public async Task nothing_that_was_typed_or_attached_lies_in_the_content_store_in_clear()
    {
        var paper = await Api.DraftedAsync(Plan($"Kế hoạch {Canary}"));
        (await Api.PutAsync(Hanh, $"/directives/{paper.Id}/draft", new { text = Canary, addressees = new[] { Canary } })).Expect(200);
        await AttachAsync(paper, Encoding.UTF8.GetBytes(Canary));
        (await Api.PostAsync(Hanh, $"/directives/{paper.Id}/withdrawal", new { reason = Canary })).Expect(200);

        Assert.NotEqual(0, await app.CountAsync("select count(*) from content.part where document = $1", paper.Id));
        Assert.Equal(0, await app.CountAsync("select count(*) from content.part where position(convert_to($1, 'UTF8') in bytes) > 0", Canary));
        Assert.Equal(0, await app.CountAsync("select count(*) from content.part where document = $1 and nonce is null", paper.Id));
        Assert.Equal(1, await app.CountAsync("select count(*) from keys.content where document = $1 and octet_length(key) = 32", paper.Id));
        Assert.Contains(Canary, (await Api.GetAsync(Hanh, $"/directives/{paper.Id}")).Expect(200)["withdrawal"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_file_of_several_pieces_is_read_back_whole_and_its_pieces_open_in_their_place_only()
    {
        var (paper, file) = (await Api.DraftedAsync(), RandomNumberGenerator.GetBytes(600_000));
        var sha256 = await AttachAsync(paper, file);
        var path = $"/directives/{paper.Id}/content/{sha256}";

        Assert.Equal(file, await BytesAsync(path));

        await ExecuteAsync(Exchange, paper.Id, Convert.FromHexString(sha256));
        Assert.Null(await BytesAsync(path));
    }

    [Fact]
    public async Task one_file_never_comes_under_the_address_of_another()
    {
        var paper = await Api.DraftedAsync();
        var (wanted, other) = (await AttachAsync(paper, "ban dung"u8.ToArray()), await AttachAsync(paper, "ban sai!"u8.ToArray()));

        await ExecuteAsync(
            "update content.part p set nonce = o.nonce, bytes = o.bytes from content.part o where p.document = $1 and o.document = $1 and p.sha256 = $2 and o.sha256 = $3",
            paper.Id, Convert.FromHexString(wanted), Convert.FromHexString(other));

        Assert.Null(await BytesAsync($"/directives/{paper.Id}/content/{wanted}"));
    }

    [Fact]
    public async Task what_was_written_before_content_was_encrypted_is_read_as_ever()
    {
        var paper = await Api.DraftedAsync();
        var sha256 = await AttachAsync(paper, Encoding.UTF8.GetBytes("bản cũ"));

        await ExecuteAsync("update content.part set nonce = null, bytes = $3 where document = $1 and sha256 = $2", paper.Id, Convert.FromHexString(sha256), Encoding.UTF8.GetBytes("bản cũ"));

        Assert.Equal("bản cũ", Encoding.UTF8.GetString((await BytesAsync($"/directives/{paper.Id}/content/{sha256}"))!));
    }

    [Fact]
    public async Task however_many_ask_for_a_key_at_once_it_is_one()
    {
        await using var source = NpgsqlDataSource.Create(app.Database);
        await using var database = KeysDatabase.At(null, source);
        using var here = new ContentKeys(database);
        using var there = new ContentKeys(database);
        var documents = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();

        foreach (var document in documents)
        {
            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 is 0 ? here : there).ToWriteAsync(document, CancellationToken.None)));
            Assert.Single(keys.Select(key => Convert.ToHexString(key!)).Distinct());
        }

        var all = await Task.WhenAll(documents.Select(document => here.ToWriteAsync(document, CancellationToken.None)));
        Assert.Equal(documents.Count, all.Select(key => Convert.ToHexString(key!)).Distinct().Count());
    }

    [Fact]
    public async Task an_installation_may_keep_its_keys_in_another_database()
    {
        await using var installation = await Installation.MakeAsync();
        var other = await Installation.NewDatabaseAsync();
        await using var host = await HostProcess.StartAsync(installation, ("ConnectionStrings__Keys", other));
        using var api = new HttpApi(host.Address);
        await api.DraftedAsync(Plan(Canary));

        Assert.Equal(Canary, (await api.GetAsync(Hanh, "/directives")).Expect(200).Json.GetProperty("items")[0].GetProperty("abstract").GetString());
        Assert.Equal((0L, 1L), (await CountKeysAsync(installation.Database), await CountKeysAsync(other)));
    }

    private async Task<string> AttachAsync(Paper paper, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file) { Headers = { ContentType = new("application/octet-stream") } }, "file", "tệp.bin" } };
        return (await Api.AskAsync(HttpMethod.Post, Hanh, $"/directives/{paper.Id}/attachments", form)).Expect(201)["sha256"];
    }

    /// <summary>The bytes as they came; null when they did not come, or not to their end.</summary>
    private async Task<byte[]?> BytesAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = app.Host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Api.TokenAsync(Hanh));
        try
        {
            return await http.GetByteArrayAsync(new Uri($"/api{path}", UriKind.Relative));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(app.Database);
        await using var command = database.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountKeysAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var select = source.CreateCommand("select count(*) from keys.content");
        return (long)(await select.ExecuteScalarAsync())!;
    }
}
