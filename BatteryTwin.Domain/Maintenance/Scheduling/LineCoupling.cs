using BatteryTwin.Domain.Maintenance.Costs;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>
/// How a stopped step reaches the others of its line: those behind it starve once the buffers in between are empty, those before it are blocked once they are full. Buffers are taken
/// as usually filled at each stop; that they fill up again between two stops is not looked into.
/// </summary>
public sealed class LineCoupling
{
    private readonly LineRates _rates;
    private readonly Dictionary<string, int> _places;

    private LineCoupling(LineRates rates)
    {
        _rates = rates;
        _places = rates.Steps.Select((step, at) => (step.Station, at)).ToDictionary(pair => pair.Station, pair => pair.at);
    }

    public static LineCoupling Of(LineRates rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return new(rates);
    }

    /// <summary>Hours a station may stand before the line's pacing step stands; 0 for that step and for a station the line does not know.</summary>
    public double ProtectionHours(string station) => HoursBetween(station, _rates.PacingStep ?? _rates.Steps.LastOrDefault()?.Station);

    private double HoursBetween(string station, string? other)
    {
        if (other is null || !_places.TryGetValue(station, out int from) || !_places.TryGetValue(other, out int to))
        {
            return 0;
        }

        double hours = 0;
        for (int at = Math.Min(from, to); at < Math.Max(from, to); at++)
        {
            hours += _rates.Steps[at].BufferAfterHours;
        }

        return hours;
    }
}
