namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Raw vibration of the simulated plant, on demand: it is not stored, only its features are.</summary>
public interface IVibrationWindows
{
    /// <summary>
    /// Acceleration in g, 2,048 samples at 48 kHz, of the second that holds <paramref name="time"/>: the very window its features were
    /// computed from. Null when the twin has no simulated accelerometer, or the plant is off or has not begun.
    /// </summary>
    IReadOnlyList<double>? WindowAt(string twinId, DateTimeOffset time);
}
