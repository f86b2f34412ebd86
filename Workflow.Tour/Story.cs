using System.Globalization;

namespace Workflow.Tour;

/// <summary>
/// Tells the run in Vietnamese, a line per fact. A checked line is printed only after what it says was seen;
/// otherwise <see cref="TourFailedException"/> ends the run with expected and seen.
/// </summary>
internal sealed class Story(TextWriter output, TimeProvider clock)
{
    /// <summary>Number of statements checked so far.</summary>
    public int Checked { get; private set; }

    /// <summary>Heading of the act being played, for the line that reports a failure.</summary>
    public string Act { get; private set; } = "mở đầu";

    public void Open(int act, string title)
    {
        Act = string.Create(CultureInfo.InvariantCulture, $"Hồi {act}. {title}");
        output.WriteLine();
        output.WriteLine($"── {Act} ──");
    }

    /// <summary>The last line.</summary>
    public void Close(string line)
    {
        output.WriteLine();
        output.WriteLine(line);
    }

    /// <summary>A line that explains; it states nothing that could be false.</summary>
    public void Tell(string line) => output.WriteLine($"            {line}");

    public void Check<T>(string statement, T expected, T seen)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
            throw new TourFailedException($"{statement} — chờ «{expected}», thấy «{seen}»");

        Confirm(statement);
    }

    /// <param name="statement">What is claimed.</param>
    /// <param name="holds">Whether it is so.</param>
    /// <param name="seen">What was found, for the reader of a failure.</param>
    public void Check(string statement, bool holds, string seen)
    {
        if (!holds) throw new TourFailedException($"{statement} — thấy: {seen}");

        Confirm(statement);
    }

    /// <summary>A rule said no: the answer must be that refusal and must say why in words.</summary>
    public void CheckRefusal(string statement, Answer answer, int status, string code)
    {
        var seen = string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.ErrorCode}");
        Check(statement, string.Create(CultureInfo.InvariantCulture, $"{status} {code}"), seen);
        Tell($"  «{answer.Body.Text("detail")}»");
    }

    private void Confirm(string statement)
    {
        Checked++;
        output.WriteLine($"  {VietnamTime.Clock(clock.GetUtcNow())}  ✓ {statement}");
    }
}
