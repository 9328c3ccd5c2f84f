namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>A data set cannot be used; the message says where and what to do.</summary>
public sealed class HistoryException : Exception
{
    public HistoryException(string message)
        : base(message)
    {
    }

    public HistoryException()
    {
    }

    public HistoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
