using Workflow.Domain.Tests.Catalogue;

namespace Workflow.Domain.Tests.Rules;

/// <summary>domain.md §7.13: the words of §2.1, as the product shows them.</summary>
public sealed class Rule13Tests
{
    private static string? Shown(string kind, string code) => RuleCatalogue.Terms[kind]?[code]?["vi"]?.ToString();

    private static string? Shown(Given given) => Shown("status", TextJson.Name(given.The.Status));

    public static readonly RuleTable Table = new("Rule 13: what people read is said in the words of the field")
    {
        { "a draft is shown as", () => Shown(Situation.Drafted()), "Dự thảo" },
        { "a paper under review is shown as", () => Shown(Situation.Submitted()), "Đang trình" },
        { "what is under review is not signed yet", () => Situation.Submitted().When(Sign(Khai)), "status.wrong" },
        { "an approved one is shown as", () => Shown(Situation.Approved), "Đã duyệt, chờ ký" },
        { "what is approved is signed", () => Situation.Approved.When(Sign(Khai)) },
        { "a signed one is shown as", () => Shown(Situation.Signed), "Đã ký, chờ cấp số" },
        { "a numbered one is shown as", () => Shown(Situation.Numbered), "Đã cấp số, chờ phát hành" },
        { "an issued one is shown as", () => Shown(Situation.Issued), "Đã phát hành" },
        { "what is issued is not submitted again", () => Situation.Issued.When(Submit(Hanh)), "status.wrong" },
        { "one being recalled is shown as", () => Shown(Situation.Recalled), "Đang thu hồi" },
        { "one withdrawn is shown as", () => Shown(Situation.Drafted().After(Withdraw(Hanh))), "Đã rút" },
        { "one rejected is shown as", () => Shown(Situation.Submitted().After(Reject(Bich))), "Không được duyệt" },
        { "the form check is called", () => Shown("step", "form-check"), "Thẩm định thể thức" },
        { "a vote in favour is called", () => Shown("vote", "for"), "Tán thành" },
        { "a vote against is called", () => Shown("vote", "against"), "Không tán thành" },
        { "any other vote is called", () => Shown("vote", "other"), "Ý kiến khác" },
        { "a state that the field does not know has no word", () => Shown("status", "pending"), "none" },
    };

    public static TheoryData<string, string> Cases => Table.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void what_people_read_is_said_in_the_words_of_the_field(string words, string outcome) => Table.Check(words, outcome);

    [Fact]
    public void every_state_has_its_word() => Assert.All(Enum.GetValues<DirectiveStatus>(), status => Assert.NotNull(Shown("status", TextJson.Name(status))));
}
