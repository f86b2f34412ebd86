using Workflow.Web.Api;
using Workflow.Web.Words;

namespace Workflow.Web.Numbering;

/// <summary>How registers are named on pages.</summary>
internal static class Registers
{
    /// <summary>The types a register counts, in words; of a congress it is one for all.</summary>
    public static string TypesOf(RegisterName name, Text l) => name.Types is [] ? l["Văn kiện đại hội", "Congress papers"] : string.Join(", ", name.Types.Select(type => l.Term("type", type)));
}
