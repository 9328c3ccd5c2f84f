namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>No more points may wait for the server.</summary>
internal sealed class BufferFullException : Exception
{
    public BufferFullException(long points, long bytes, DateTimeOffset? since)
        : base(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{points} points ({bytes >> 20} MB) wait since {since:u}"))
    {
    }

    public BufferFullException()
    {
    }

    public BufferFullException(string message)
        : base(message)
    {
    }

    public BufferFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
