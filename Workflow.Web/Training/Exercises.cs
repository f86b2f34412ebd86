using Workflow.Web.Words;

namespace Workflow.Web.Training;

/// <summary>One exercise: who to be, what to do, where, and how to know that it is done.</summary>
/// <param name="People">Usernames of the sample people, one after another.</param>
/// <param name="Trace">What doing it leaves behind, by which it is known to be done.</param>
public sealed record Exercise(int N, string Title, IReadOnlyList<string> People, string Task, string Done, string Href, string Trace);

/// <summary>One resolution through its whole life, in ten exercises: each goes on where the one before ended.</summary>
public static class Exercises
{
    public static IReadOnlyList<Exercise> Of(Text l) =>
    [
        new(1, l["Soạn và trình", "Draft and submit"], ["hanh.luu"],
            l["Soạn một Nghị quyết của Ban Thường vụ, quy trình «Nghị quyết Ban Thường vụ», nơi nhận có Chi bộ Công nghệ thông tin (CB-CNTT). Viết trích yếu, nội dung, rồi «Trình».", "Draft a resolution of the Standing Committee on the route “Nghị quyết Ban Thường vụ”, with the IT branch (CB-CNTT) among its recipients. Write subject and text, then submit."],
            l["Văn bản ở trạng thái «Đang trình», chờ Chánh Văn phòng thẩm định thể thức.", "The document is under review and waits for the head of the office to check its form."], "/soan-thao", "directive-submitted"),
        new(2, l["Thẩm định thể thức, trả lại kèm lý do", "Check the form, return with reasons"], ["bich.ho"],
            l["Mở văn bản trong «Việc của tôi», đọc, chọn «Trả lại để chỉnh sửa» và ghi lý do.", "Open the document in “My work”, read it, choose to return it and write why."],
            l["Văn bản trở về người soạn thảo: «Trả lại, chờ chỉnh sửa», cùng một hồ sơ.", "The document is back with its drafter, on the same record."], "/viec-cua-toi", "directive-returned"),
        new(3, l["Chỉnh sửa và trình lại", "Mend and resubmit"], ["hanh.luu"],
            l["Mở văn bản bị trả lại, đọc lý do, sửa nội dung, rồi «Trình» lần nữa.", "Open the returned document, read the reasons, mend the text and submit again."],
            l["Văn bản lại ở trạng thái «Đang trình»; trong «Diễn biến» còn cả lần trả lại.", "The document is under review again; its history still tells of the return."], "/viec-cua-toi", "resubmitted"),
        new(4, l["Duyệt và góp ý", "Approve and give an opinion"], ["bich.ho", "mai.dang", "khai.nguyen"],
            l["Chánh Văn phòng chọn «Đạt thể thức»; sau đó hai đồng chí được xin ý kiến chọn «Nhất trí».", "The head of the office finds the form in order; then the two members who are asked agree."],
            l["Cả hai bước đã xong; văn bản chờ gửi phiếu lấy ý kiến.", "Both steps have passed; the document waits for its ballots to be sent out."], "/viec-cua-toi", "step-reviewed"),
        new(5, l["Chỉ đạo gửi phiếu lấy ý kiến", "Have the ballots sent out"], ["ha.tran"],
            l["Đồng chí Thường trực mở văn bản và chọn «Chỉ đạo gửi phiếu lấy ý kiến».", "A Standing member opens the document and has the ballots sent out."],
            l["Phiếu đến từng Ủy viên Ban Thường vụ, có thời hạn.", "Every member of the Standing Committee has a ballot, with a time limit."], "/viec-cua-toi", "ballot-opened"),
        new(6, l["Bỏ phiếu", "Vote"], ["ha.tran", "khai.nguyen", "bao.le", "tuan.pham"],
            l["Từng đồng chí chọn «Tán thành», «Không tán thành» hoặc «Ý kiến khác». Không ai cho ý kiến thay.", "Each member votes for, against or with another opinion. Nobody votes for another."],
            l["Quá nửa tán thành: văn bản «Đã thông qua, chờ ký».", "With more than half in favour the document is adopted and awaits signature."], "/viec-cua-toi", "vote-cast"),
        new(7, l["Ký ban hành", "Sign"], ["khai.nguyen"],
            l["Bí thư đọc toàn văn và chọn «Ký ban hành».", "The Secretary reads the whole text and signs."],
            l["Văn bản «Đã ký, chờ cấp số».", "The document is signed and awaits its number."], "/viec-cua-toi", "directive-signed"),
        new(8, l["Cấp số và phát hành", "Number and issue"], ["nga.cao"],
            l["Văn thư kiểm tra và chọn «Cấp số và phát hành».", "The clerk checks it, then numbers and issues it."],
            l["Văn bản có số, có dòng trong «Sổ văn bản» và đã gửi đến các chi bộ.", "The document has a number and a line in the register, and was sent to the branches."], "/phat-hanh", "directive-issued"),
        new(9, l["Tiếp nhận ở chi bộ", "Acknowledge as a branch"], ["bt.cb-cntt"],
            l["Bí thư chi bộ mở văn bản vừa đến và xác nhận đã tiếp nhận.", "The branch secretary opens the new document and acknowledges it."],
            l["Ở «Văn bản đến của chi bộ», văn bản ghi «Đã tiếp nhận».", "Among what came to the branch the document is marked as received."], "/van-ban-den-chi-bo", "received"),
        new(10, l["Xem lại ở một thời điểm", "Replay at an instant"], ["kien.ta"],
            l["Kiểm tra viên theo văn bản này trong «Kiểm chứng», chọn lúc vừa bị trả lại, «Xem lúc đó», và đọc nội dung khi ấy.", "The auditor follows this document in “Verify”, chooses the moment after its return, and reads the text as it was then."],
            l["Trang văn bản hiện đúng nội dung và trạng thái của thời điểm ấy; lần xem cũng được ghi vào nhật ký.", "The page shows text and status of that moment; this reading is in the log as well."], "/kiem-chung", "content-shown"),
    ];
}
