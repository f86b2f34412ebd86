using System.Text.Json;

namespace Workflow.Benchmarks.Load;

/// <summary>The body of POST /api/directives for a given type and recipients: a text of about 2 kB, an abstract of about 100 characters.</summary>
internal static class Draft
{
    private const string Abstract =
        "về đẩy mạnh chuyển đổi số trong công tác ban hành và theo dõi văn bản chỉ đạo của Đảng bộ giai đoạn 2026–2030";

    private const string Paragraph =
        "Các chi bộ trực thuộc rà soát quy trình, phân công rõ người, rõ việc, rõ thời hạn và báo cáo Ban Thường vụ kết quả thực hiện. ";

    private static readonly string Text = string.Concat(Enumerable.Repeat(Paragraph, 13));

    /// <summary>A plan (KH) for one branch.</summary>
    public static readonly ReadOnlyMemory<byte> Ordinary = Of("KH", "CB-CNTT");

    public static ReadOnlyMemory<byte> Of(string type, string recipient) => JsonSerializer.SerializeToUtf8Bytes(
        new { Type = type, Organ = "BTV", Abstract, Text, Recipients = (string[])[recipient], Route = "simple" },
        JsonSerializerOptions.Web);
}
