namespace Workflow.Benchmarks.Layers;

/// <summary>Mean microseconds per command: of each part as one writer waits for it, and of the machine for the whole.</summary>
internal sealed record SqlTimes(double Load, double Save, double Commit, double Machine)
{
    public static SqlTimes Of(
        IReadOnlyCollection<(int Commands, TimeSpan Load, TimeSpan Save, TimeSpan Commit)> writers, TimeSpan elapsed)
    {
        double commands = writers.Sum(writer => writer.Commands);

        return new SqlTimes(
            writers.Sum(writer => writer.Load.TotalMicroseconds) / commands,
            writers.Sum(writer => writer.Save.TotalMicroseconds) / commands,
            writers.Sum(writer => writer.Commit.TotalMicroseconds) / commands,
            elapsed.TotalMicroseconds / commands);
    }
}
