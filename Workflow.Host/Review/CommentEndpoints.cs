using System.Text;
using System.Text.Encodings.Web;
using Workflow.Domain;
using Workflow.Domain.Review;
using Workflow.Host.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Review;

/// <summary>Comments, their answers, and the table of both (góp ý, tiếp thu, giải trình; contract §2).</summary>
public static class CommentEndpoints
{
    private static readonly string[] Formats = ["json", "html", "docx"];

    public static void MapComments(this RouteGroupBuilder api)
    {
        api.MapPost("/directives/{id:guid}/comments", Comment).WithSummary("Comment on exactly this content").Accepts<CommentBody>("application/json").Produces<DirectiveAnswer>();
        api.MapPut("/directives/{id:guid}/comments/{n:int}/answer", Answer).WithSummary("Answer a comment").Accepts<CommentAnswerBody>("application/json").Produces<DirectiveAnswer>();
        api.MapGet("/directives/{id:guid}/comments", Comments).WithSummary("The comments with their answers; as a table with format=html or docx").Produces<CommentsAnswer>();
    }

    private static async Task<IResult> Comment(Guid id, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<CommentBody>(http);
        if (string.IsNullOrWhiteSpace(asked.Body.Text)) throw RefusedRequestException.Malformed("text");

        var text = ContentStore.Text(id, asked.Body.Text);
        var anchor = asked.Body.Anchor is { Length: > 0 } place ? ContentStore.Text(id, place) : null;
        var command = new MakeComment(Door.RequestOf(http, asked.Body), id, asked.Body.Weight, asked.Body.ContentHash, text.Sha256, anchor?.Sha256);
        return await door.SubmitAsync(http, asked.Hash, command, anchor is null ? [text] : [text, anchor]);
    }

    private static async Task<IResult> Answer(Guid id, int n, HttpContext http, Door door)
    {
        var asked = await Asked.ReadAsync<CommentAnswerBody>(http);
        if (string.IsNullOrWhiteSpace(asked.Body.Explanation)) throw RefusedRequestException.Malformed("explanation");

        var explanation = ContentStore.Text(id, asked.Body.Explanation);
        return await door.SubmitAsync(http, asked.Hash, new AnswerComment(Door.RequestOf(http, asked.Body), id, n, asked.Body.Outcome, explanation.Sha256), explanation);
    }

    private static async Task<IResult> Comments(Guid id, HttpContext http, DirectiveReads directives, ContentStore content, LedgerStore ledger, string? format)
    {
        var asked = Query.CodeOf(format, "format", Formats);
        var reading = await directives.FindAsync(id, Door.PersonOf(http), http.RequestAborted);
        if (reading.IsRecipientOnly) throw RefusedRequestException.NotFound();

        var comments = reading.Today.State.Comments;
        var texts = await content.TextsAsync(id, [.. comments.SelectMany(TextsOf).OfType<string>().Distinct(StringComparer.Ordinal)], http.RequestAborted);
        CommentItem[] items = [.. comments.Select(c => CommentItem.Of(c, texts, reading.Today, ledger.Organisation.NameOf))];
        var language = LanguageChoice.Of(http.Request);
        return asked switch
        {
            "html" => Results.Content(Table(Rows(items, language)), "text/html; charset=utf-8"),
            "docx" => Results.File(CommentDocument.Write(Wording.Term("comments", "title", language), Rows(items, language)), CommentDocument.MediaType, $"gop-y-{id}.docx"),
            _ => Results.Json(new CommentsAnswer(items), TextJson.Options),
        };
    }

    private static IEnumerable<string?> TextsOf(Comment comment) => [comment.Made.Text, comment.Made.Anchor, comment.Answer?.Explanation];

    /// <summary>The four columns that go with the draft to whoever decides, under their headings: who, what, what became of it, why.</summary>
    private static IEnumerable<string[]> Rows(IEnumerable<CommentItem> items, Language language)
    {
        yield return [.. new[] { "who", "comment", "outcome", "explanation" }.Select(column => Wording.Term("comments", column, language))];
        foreach (var item in items)
        {
            var outcome = item.Answer is { } answer ? Wording.Term("comment-outcome", TextJson.Name(answer.Outcome), language) : "";
            yield return [item.ByName, item.Anchor is null ? item.Text : $"{item.Anchor}: {item.Text}", outcome, item.Answer?.Explanation ?? ""];
        }
    }

    private static string Table(IEnumerable<string[]> rows)
    {
        var table = new StringBuilder("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><style>")
            .Append("body{font:14pt 'Times New Roman',serif;margin:15mm}table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:2mm;text-align:left;vertical-align:top}")
            .Append("</style></head><body><table>");
        foreach (var (n, row) in rows.Index()) table.Append("<tr>").AppendJoin("", row.Select(cell => n is 0 ? $"<th scope=\"col\">{Text(cell)}</th>" : $"<td>{Text(cell)}</td>")).Append("</tr>");
        return table.Append("</table></body></html>").ToString();
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}

/// <param name="Anchor">The place in the draft that it is about, in the commenter's words.</param>
/// <param name="ContentHash">What the caller saw.</param>
public sealed record CommentBody(string Text, CommentWeight Weight, string ContentHash, string? Anchor = null) : Act;

public sealed record CommentAnswerBody(CommentOutcome Outcome, string Explanation) : Act;

public sealed record CommentsAnswer(IReadOnlyList<CommentItem> Items);

/// <param name="Answer">Absent while it is unanswered.</param>
public sealed record CommentItem(
    int N, string By, string ByName, string As, DateTimeOffset? At, CommentWeight Weight, string? Anchor, string Text, string ContentHash, CommentAnswerItem? Answer)
{
    internal static CommentItem Of(Comment comment, IReadOnlyDictionary<string, string> texts, Replayed directive, Func<string, string> name)
    {
        var (made, answer) = (comment.Made, comment.Answer);
        return new(
            made.N, made.By.Person, name(made.By.Person), made.By.As, directive.InstantOf(made), made.Weight, made.Anchor is null ? null : texts[made.Anchor], texts[made.Text], made.ContentHash,
            answer is null ? null : new(answer.Outcome, texts[answer.Explanation], answer.By.Person, name(answer.By.Person), directive.InstantOf(answer)));
    }
}

public sealed record CommentAnswerItem(CommentOutcome Outcome, string Explanation, string By, string ByName, DateTimeOffset? At);
