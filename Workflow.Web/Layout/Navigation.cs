using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Layout;

/// <summary>The pages in the order of the day's work. A page that could show its reader nothing is not offered.</summary>
public static class Navigation
{
    public static IEnumerable<NavigationItem> Of(Me me, Text l, bool training)
    {
        yield return new("/viec-cua-toi", l["Việc của tôi", "My work"]);
        if (me.Branches is not []) yield return new("/van-ban-den-chi-bo", l["Văn bản đến của chi bộ", "Incoming of the branch"]);
        if (training) yield return new("/tap-duot", l["Tập dượt", "Training"]);
        if (me.Has("draft")) yield return new("/soan-thao", l["Soạn thảo", "Drafting"]);
        yield return new("/van-ban-di", l["Văn bản đi", "Outgoing"]);
        if (me.Has("clerk")) yield return new("/phat-hanh", l["Phát hành", "Issue"]);
        if (me.Has("clerk") || me.Has("audit")) yield return new("/gui-nhan", l["Gửi – nhận văn bản", "Deliveries"]);
        yield return new("/so-van-ban", l["Sổ văn bản", "Registers"]);
        yield return new("/tra-cuu", l["Tra cứu", "Search"]);
        yield return new("/so-lieu", l["Số liệu", "Figures"]);
        if (me.Has("audit")) yield return new("/kiem-chung", l["Kiểm chứng", "Verify"]);
        yield return new("/to-chuc", l["Tổ chức", "Organisation"]);
        yield return new("/quy-trinh", l["Quy trình", "Routes"]);
        yield return new("/xu-ly-thay", l["Xử lý thay khi vắng mặt", "Absence cover"]);
        yield return new("/thiet-lap", l["Thiết lập", "Settings"]);
    }
}

public sealed record NavigationItem(string Href, string Name);
