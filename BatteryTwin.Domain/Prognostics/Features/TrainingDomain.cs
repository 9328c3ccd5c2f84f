namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>The region that the training assets' ticks filled; outside it a model only guesses.</summary>
/// <param name="Radius">Largest distance of a training tick from its condition's centre, by condition.</param>
/// <param name="Low">Lowest normalised value of each sensor (all but one in ten thousand ticks are above).</param>
/// <param name="High">Highest normalised value, likewise.</param>
public sealed record TrainingDomain(float[] Radius, float[] Low, float[] High)
{
    /// <summary>How much farther than any training tick settings may be from a condition, in units of all settings' spread.</summary>
    private const float SettingMargin = 0.25f;

    /// <summary>How far a sensor may leave its training range, as a share of that range.</summary>
    private const float SensorMargin = 0.5f;

    public bool HoldsSettings(int condition, float distance) => !(distance > (2 * Radius[condition]) + SettingMargin);

    public bool HoldsSensor(int sensor, float value)
    {
        float margin = (SensorMargin * (High[sensor] - Low[sensor])) + 1e-3f;
        return float.IsNaN(value) || (value >= Low[sensor] - margin && value <= High[sensor] + margin);
    }
}
