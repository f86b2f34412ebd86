using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Workflow.Domain;
using Workflow.Host.Http;

namespace Workflow.Host.Review;

/// <summary>A meeting's papers as they are printed: biên bản, and the notice of its conclusions that is due within 24 hours (domain.md §2.2, §2.3). Always in Vietnamese.</summary>
internal static class MeetingPapers
{
    private const string Style =
        "body{font:14pt 'Times New Roman',serif;max-width:165mm;margin:20mm auto;padding:0 4mm;line-height:1.4}header{display:flex;justify-content:space-between;gap:6mm;text-align:center}header p{margin:0}" +
        "h1{font-size:15pt;text-align:center;margin:8mm 0 0}h1+p{text-align:center;font-weight:bold;margin:0 0 6mm}.signers{display:flex;justify-content:space-between;gap:6mm;text-align:center;margin-top:12mm}" +
        ".signers b{display:block;margin-top:22mm}@page{size:A4;margin:20mm 15mm 20mm 30mm}@media print{body{margin:0;padding:0;max-width:none}}";

    /// <summary>What a browser may do with them: show them in their own style, and nothing else.</summary>
    public static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Minutes(MeetingView meeting)
    {
        var page = new StringBuilder();
        page.Append(Line("p", $"Hội nghị {meeting.OrganName} ngày {WordingTime.Shown(meeting.HeldOn)}; chủ trì: {Named(meeting.Chair)}; ghi biên bản: {Named(meeting.Secretary)}."));
        page.Append(Line("p", $"Có mặt {meeting.Present.Count(p => meeting.Summoned.Contains(p))}/{meeting.Summoned.Count} đồng chí được triệu tập: {Names(meeting.Present)}."));
        if (meeting.Absent is not []) page.Append(Line("p", $"Vắng mặt: {Names(meeting.Absent)}."));
        page.Append("<ol>");
        foreach (var item in meeting.Items) page.Append(CultureInfo.InvariantCulture, $"<li>{Line("p", item.Subject)}{Line("p", Result(item))}{(item.Conclusion is { } said ? Line("p", $"Kết luận: {said}") : "")}</li>");
        page.Append("</ol>").Append(Signers(("NGƯỜI GHI BIÊN BẢN", meeting.Secretary), ("CHỦ TRÌ HỘI NGHỊ", meeting.Chair)));
        return Page(meeting, "BIÊN BẢN", $"Hội nghị {meeting.OrganName}", page.ToString());
    }

    public static string Notice(MeetingView meeting)
    {
        var page = new StringBuilder(Line("p", $"Ngày {WordingTime.Shown(meeting.HeldOn)}, {meeting.OrganName} họp do đồng chí {Named(meeting.Chair)} chủ trì. {meeting.OrganName} đã thảo luận và kết luận:"));
        page.Append("<ol>");
        foreach (var item in meeting.Items)
            page.Append(CultureInfo.InvariantCulture, $"<li>{Line("p", $"{item.Subject}: {Outcome(item)}.{(item.Conclusion is { } said ? $" {said}" : "")}")}{(item.Finalisers is [] ? "" : Line("p", $"Giao hoàn chỉnh: {Names(item.Finalisers)}."))}</li>");
        page.Append("</ol>").Append(Signers(("", null), ("CHỦ TRÌ HỘI NGHỊ", meeting.Chair)));
        return Page(meeting, "THÔNG BÁO", $"kết luận của {meeting.OrganName} ngày {WordingTime.Shown(meeting.HeldOn)}", page.ToString());
    }

    private static string Page(MeetingView meeting, string type, string about, string content) =>
        $"<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(type)}</title><style>{Style}</style></head><body>" +
        $"<header>{Line("p", meeting.BodyName.ToUpper(CultureInfo.GetCultureInfo("vi-VN")))}{Line("b", "ĐẢNG CỘNG SẢN VIỆT NAM")}</header>{Line("h1", type)}{Line("p", about)}{content}</body></html>";

    private static string Result(MeetingItemView item) => string.Create(
        CultureInfo.InvariantCulture, $"{(item.Secret ? "Bỏ phiếu kín" : "Biểu quyết")}: tán thành {item.For}, không tán thành {item.Against}, ý kiến khác {item.Other}; cần ít nhất {item.Needed}. {Outcome(item)}.");

    private static string Outcome(MeetingItemView item) => Wording.Term("ballot", TextJson.Name(item.Outcome), Language.Vietnamese);

    private static string Signers(params (string Title, MeetingPerson? Person)[] signers) =>
        $"<div class=\"signers\">{string.Concat(signers.Select(s => $"<div>{Text(s.Title)}{Line("b", s.Person?.Name ?? "")}</div>"))}</div>";

    private static string Named(MeetingPerson person) => person.Post is { } post ? $"{person.Name} ({post})" : person.Name;

    private static string Names(IEnumerable<MeetingPerson> people) => string.Join(", ", people.Select(p => p.Name));

    private static string Line(string element, string text) => $"<{element}>{Text(text)}</{element}>";

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
