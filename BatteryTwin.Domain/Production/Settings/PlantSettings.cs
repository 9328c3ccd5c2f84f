using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Settings;

/// <summary>What figures of a plant need to know beyond telemetry and calendar. Editable data; the defaults are orders of magnitude and say so.</summary>
public sealed record PlantSettings
{
    private const string Recalled = "order of magnitude, not checked: enter your own";

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Energy a cell holds, to say figures per kWh of cells.</summary>
    public double CellEnergyKwh { get; init; } = 0.1825;

    /// <summary>Share of the measured power that comes from fuel burnt on site, by station model or twin; none by default.</summary>
    public IReadOnlyDictionary<string, double> FuelShare { get; init; } = new Dictionary<string, double>();

    /// <summary>Electricity that no station meters (dry room, building), as constant power; it falls on the good cells.</summary>
    public double BaseLoadKw { get; init; }

    public EnergyMix Energy { get; init; } = new(
        new(0.35, 2024, "Europe", Recalled), new(0.5, 2024, "Europe", Recalled), 0, new(0, 2024, "Europe", Recalled), new(0.20196, 2006, "world", "natural gas, IPCC 2006, 56.1 kg/GJ"));

    /// <summary>Operators who answer alarms at any one time.</summary>
    public int AlarmOperators { get; init; } = 1;

    /// <summary>What words of the telemetry mean.</summary>
    public IReadOnlyDictionary<string, StationState> StateWords { get; init; } = UsualWords;

    public IReadOnlyList<ReasonCode> Reasons { get; init; } = ReasonCode.Usual;

    public static IReadOnlyDictionary<string, StationState> UsualWords { get; } = new Dictionary<string, StationState>(StringComparer.OrdinalIgnoreCase)
    {
        ["Running"] = StationState.Running,
        ["Setup"] = StationState.Setup,
        ["Starved"] = StationState.Starved,
        ["Blocked"] = StationState.Blocked,
        ["Idle"] = StationState.Idle,
        ["Stopped"] = StationState.Down,
        ["Down"] = StationState.Down,
        ["Planned"] = StationState.Planned,
        ["Maintenance"] = StationState.Planned,
        ["Trial"] = StationState.Trial,
    };

    /// <summary>State of a word; a word that nobody explained is <see cref="StationState.Unknown"/>.</summary>
    public StationState StateOf(string word) =>
        StateWords.TryGetValue(word, out StationState state) ? state : StateWords.FirstOrDefault(entry => entry.Key.Equals(word, StringComparison.OrdinalIgnoreCase)) is { Key: not null } found ? found.Value : StationState.Unknown;
}
