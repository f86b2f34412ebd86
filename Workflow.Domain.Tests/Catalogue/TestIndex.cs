using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Workflow.Domain.Tests.Catalogue;

/// <summary>Which tests speak of a code: they, or a table or helper that they use, hold it as a literal.</summary>
internal sealed partial class TestIndex
{
    private readonly ImmutableArray<Member> _members;
    private readonly ILookup<string, Member> _byLiteral;

    public TestIndex(params IEnumerable<string> projects)
    {
        _members = [.. projects.SelectMany(Repository.Sources).Where(IsAboutTheProduct).SelectMany(path => MembersOf(File.ReadAllLines(path)))];
        _byLiteral = _members.SelectMany(m => Literal().Matches(m.Text).Select(l => l.Groups["code"].Value).Distinct().Select(code => (code, m))).ToLookup(p => p.code, p => p.m);
    }

    /// <summary>By class and name, those of the project named first before the others.</summary>
    public IReadOnlyList<string> Of(string code) => [.. _byLiteral[code].SelectMany(Tests).Select(t => $"{t.Class}.{t.Name}").Distinct()];

    /// <summary>Conventions, samples and the catalogue itself name codes without testing a rule.</summary>
    private static bool IsAboutTheProduct(string path) =>
        Path.GetFileName(Path.GetDirectoryName(path)) is not "Catalogue" && Path.GetFileName(path) is not ("Conventions.cs" or "EventSamples.cs");

    private IEnumerable<Member> Tests(Member holder) => holder.IsTest ? [holder] : _members.Where(test => test.IsTest && Uses(test, holder));

    private static bool Uses(Member test, Member holder) =>
        Regex.IsMatch(test.Text, $@"{(test.Class == holder.Class ? "" : $@"\b{holder.Class}\.")}\b{holder.Name}\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    /// <summary>A member begins where the source is indented once; what stands before it in brackets is part of it.</summary>
    private static IEnumerable<Member> MembersOf(string[] lines)
    {
        var (type, name, text) = ("", "", new List<string>());
        foreach (var line in lines)
        {
            if (Type().Match(line) is { Success: true } declared) type = declared.Groups["name"].Value;
            if (!Start().IsMatch(line))
            {
                text.Add(line);
                continue;
            }

            if (name.Length > 0)
            {
                yield return new(type, name, string.Join('\n', text));
                (name, text) = ("", []);
            }

            if (Name().Match(line) is { Success: true } named && !line.StartsWith("    [", StringComparison.Ordinal)) name = named.Groups["name"].Value;
            text.Add(line);
        }

        if (name.Length > 0) yield return new(type, name, string.Join('\n', text));
    }

    private sealed record Member(string Class, string Name, string Text)
    {
        public bool IsTest { get; } = Text.Contains("[Fact", StringComparison.Ordinal) || Text.Contains("[Theory", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(?<code>[a-z]+(?:[.-][a-z]+)*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^[a-z].*\b(?:class|record|interface) (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Type();

    [GeneratedRegex(@"^    [\[a-z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();

    /// <summary>What stands before the first parenthesis, arrow or sign of equality.</summary>
    [GeneratedRegex(@"^[^(={]*?\b(?<name>\w+)(?:<\w+>)? ?(?:\(|=|\{|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
