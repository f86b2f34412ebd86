using System.Runtime.InteropServices;
using System.Text;
using Workflow.Tour;

Console.OutputEncoding = Encoding.UTF8;

TourOptions options;
try
{
    options = TourOptions.Parse(args);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

using var stopping = new CancellationTokenSource();
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

return await GuidedRun.PlayAsync(options, new Story(Console.Out, TimeProvider.System), stopping.Token);

// Without this the process would end before its branch agents are stopped.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}
