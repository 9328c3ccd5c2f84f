namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Stored bytes do not decode to what they should hold.</summary>
public sealed class DamagedBlockException : Exception
{
    public DamagedBlockException(string message)
        : base(message)
    {
    }

    public DamagedBlockException()
    {
    }

    public DamagedBlockException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
