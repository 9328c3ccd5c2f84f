namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>What is planned at twins, asked for a day at a time.</summary>
internal sealed class PlantModes(IAlarmPlant plant)
{
    private static readonly TimeSpan s_span = TimeSpan.FromHours(24);

    private readonly Dictionary<string, (DateTimeOffset Until, IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> Modes)> _known = new(StringComparer.Ordinal);

    public void Forget() => _known.Clear();

    public PlantMode At(string twinId, DateTimeOffset time)
    {
        if (!_known.TryGetValue(twinId, out (DateTimeOffset Until, IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> Modes) known) || time >= known.Until || time < known.Modes[0].From)
        {
            _known[twinId] = known = (time + s_span, plant.Modes(twinId, time, time + s_span));
        }

        PlantMode mode = known.Modes[0].Mode;
        foreach ((DateTimeOffset from, PlantMode next) in known.Modes)
        {
            if (from > time)
            {
                break;
            }

            mode = next;
        }

        return mode;
    }
}
