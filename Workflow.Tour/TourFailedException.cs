namespace Workflow.Tour;

/// <summary>Something the story states did not happen; the message is the one line that is printed.</summary>
internal sealed class TourFailedException : Exception
{
    public TourFailedException()
    {
    }

    public TourFailedException(string message) : base(message)
    {
    }

    public TourFailedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
