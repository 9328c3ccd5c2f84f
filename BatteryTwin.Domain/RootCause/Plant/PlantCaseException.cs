namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A graph or a question that cannot be worked on; the message says what is wrong, where, and what to do.</summary>
public sealed class PlantCaseException : Exception
{
    public PlantCaseException()
    {
    }

    public PlantCaseException(string message)
        : base(message)
    {
    }

    public PlantCaseException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
