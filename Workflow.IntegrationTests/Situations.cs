namespace Workflow.IntegrationTests;

/// <summary>A directive of the sample's committee and the content its people saw.</summary>
internal sealed record Paper(Guid Id, string ContentHash);

/// <summary>Brings directives to where a test begins, by the people of the sample: Hạnh drafts, Bích checks the form, Hà and Bảo approve, Khải signs, Nga issues.</summary>
internal static class Situations
{
    internal const string Hanh = "hanh.luu", Bich = "bich.ho", Ha = "ha.tran", Bao = "bao.le", Khai = "khai.nguyen", Nga = "nga.cao", Kien = "kien.ta", Tuan = "tuan.pham";

    /// <summary>A plan of the standing committee for three branches: it needs no vote.</summary>
    internal static object Plan(string title = "Kế hoạch chuyển đổi số", string type = "KH") => new
    {
        type, organ = "BTV", @abstract = title, text = "# Điều 1\n\nToàn Đảng bộ thực hiện.", recipients = new[] { "CB-CNTT", "CB-TAICHINH", "DB-THAMDO" }, route = "simple",
    };

    internal static async Task<Paper> DraftedAsync(this HttpApi api, object? draft = null) => Of((await api.PostAsync(Hanh, "/directives", draft ?? Plan())).Expect(201));

    internal static async Task<Paper> InReviewAsync(this HttpApi api, object? draft = null)
    {
        var paper = await api.DraftedAsync(draft);
        (await api.PostAsync(Hanh, $"/directives/{paper.Id}/submission")).Expect(200);
        return paper;
    }

    internal static async Task<Paper> ApprovedAsync(this HttpApi api, object? draft = null)
    {
        var paper = await api.InReviewAsync(draft);
        foreach (var person in new[] { Bich, Ha, Bao }) (await api.ReviewAsync(person, paper)).Expect(200);
        return paper;
    }

    internal static async Task<Paper> SignedAsync(this HttpApi api, object? draft = null)
    {
        var paper = await api.ApprovedAsync(draft);
        (await api.PostAsync(Khai, $"/directives/{paper.Id}/signature", new { paper.ContentHash })).Expect(200);
        return paper;
    }

    internal static async Task<Paper> IssuedAsync(this HttpApi api, object? draft = null)
    {
        var paper = await api.SignedAsync(draft);
        (await api.PostAsync(Nga, $"/directives/{paper.Id}/issue")).Expect(200);
        return paper;
    }

    /// <summary>A resolution of the standing committee whose ballots were sent out.</summary>
    internal static async Task<Paper> InBallotAsync(this HttpApi api)
    {
        var paper = await api.InReviewAsync(new { type = "NQ", organ = "BTV", @abstract = "Biểu quyết", text = "Điều 1", recipients = new[] { "CB-CNTT" }, route = "nq-btv" });
        foreach (var person in new[] { Bich, "mai.dang", Khai }) (await api.ReviewAsync(person, paper)).Expect(200);
        (await api.PostAsync(Ha, $"/directives/{paper.Id}/ballots/1/opening", new { orderedBy = Ha })).Expect(200);
        return paper;
    }

    internal static Task<HttpAnswer> VoteAsync(this HttpApi api, string voter, Paper paper, string choice = "for") =>
        api.PostAsync(voter, $"/directives/{paper.Id}/votes", new { choice, paper.ContentHash });

    internal static Task<HttpAnswer> ReviewAsync(this HttpApi api, string person, Paper paper, string decision = "approve") =>
        api.PostAsync(person, $"/directives/{paper.Id}/reviews", new { decision, paper.ContentHash });

    private static Paper Of(HttpAnswer drafted) => new(Guid.Parse(drafted["id"]), drafted["contentHash"]);
}
