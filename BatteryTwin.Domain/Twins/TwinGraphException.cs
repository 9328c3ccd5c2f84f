namespace BatteryTwin.Domain.Twins;

/// <summary>A change the graph refuses; the message names what, where and what to do.</summary>
public sealed class TwinGraphException : Exception
{
    public TwinGraphException(string message)
        : base(message)
    {
    }

    public TwinGraphException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TwinGraphException()
    {
    }
}
