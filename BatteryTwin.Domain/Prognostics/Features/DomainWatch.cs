using System.Globalization;
using System.Numerics;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Follows how many of an asset's last ticks lie outside what the model was trained on.</summary>
public sealed class DomainWatch
{
    /// <summary>Ticks remembered.</summary>
    public const int Ticks = 30;

    /// <summary>Share of the remembered ticks from which a forecast is withheld.</summary>
    private const double MostOutside = 0.5;

    private uint _settingsOutside;
    private uint _sensorsOutside;
    private uint _sensorsMissing;
    private int _count;
    private int _worstSensor = -1;

    internal void Take(TrainingDomain domain, OperatingConditions conditions, int condition, float distance, ReadOnlySpan<float> normalised)
    {
        int outside = -1;
        int missing = 0;
        int leaving = 0;
        for (int i = 0; i < normalised.Length; i++)
        {
            missing += float.IsNaN(normalised[i]) ? 1 : 0;
            if (!domain.HoldsSensor(i, normalised[i]))
            {
                outside = i;
                leaving++;
            }
        }

        // A single sensor may fail or spike; a machine of another kind is outside in many.
        bool sensorsOutside = leaving > Math.Max(1, normalised.Length / 5);
        _worstSensor = sensorsOutside ? outside : _worstSensor;
        _settingsOutside = Shift(_settingsOutside, conditions.Centres[0].Length > 0 && !domain.HoldsSettings(condition, distance));
        _sensorsOutside = Shift(_sensorsOutside, sensorsOutside);
        _sensorsMissing = Shift(_sensorsMissing, missing * 2 > normalised.Length);
        _count = Math.Min(_count + 1, Ticks);
    }

    /// <summary>Why no forecast should be made, or null.</summary>
    public string? Reason(FeaturePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (IsMost(_sensorsMissing))
        {
            return Words(_sensorsMissing, "lack more than half of the sensors");
        }

        if (IsMost(_settingsOutside))
        {
            return Words(_settingsOutside, $"ran under operating conditions ({string.Join(", ", plan.Settings)}) that no training asset ran under");
        }

        return IsMost(_sensorsOutside) ? Words(_sensorsOutside, $"have sensors far outside the range of all training assets (among them {plan.Sensors[Math.Max(0, _worstSensor)]})") : null;
    }

    private bool IsMost(uint flags) => _count > 0 && BitOperations.PopCount(flags) >= MostOutside * _count;

    private string Words(uint flags, string what) => string.Create(CultureInfo.InvariantCulture, $"{BitOperations.PopCount(flags)} of the last {_count} rows {what}");

    private static uint Shift(uint flags, bool flag) => ((flags << 1) | (flag ? 1u : 0)) & ((1u << Ticks) - 1);
}
