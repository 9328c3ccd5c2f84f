using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage;

/// <summary>A value came with another type than its series has.</summary>
public sealed class SeriesTypeConflictException : Exception
{
    public SeriesTypeConflictException(SeriesKey key, FieldType stored, FieldType given)
        : base($"series '{key}' holds {stored} values and cannot take {given}")
    {
    }

    public SeriesTypeConflictException()
    {
    }

    public SeriesTypeConflictException(string message)
        : base(message)
    {
    }

    public SeriesTypeConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
