namespace BatteryTwin.Ingest.Events;

/// <summary>Passes published telemetry on within the process.</summary>
public sealed class TelemetryPublications : ITelemetryPublications
{
    /// <inheritdoc />
    public event Action<PublishedTelemetry>? Published;

    /// <inheritdoc />
    public void Publish(PublishedTelemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        Published?.Invoke(telemetry);
    }
}
