namespace BatteryTwin.Web.State;

/// <summary>What the overview shows at one moment.</summary>
public sealed record PlantOverview
{
    /// <summary>No twins: nothing is modelled yet.</summary>
    public required bool HasTwins { get; init; }

    public required IReadOnlyList<PlantView> Plants { get; init; }

    /// <summary>Lines that are left out because there are too many to watch at once.</summary>
    public required int LinesNotShown { get; init; }

    /// <summary>False while nobody can say which alerts there are.</summary>
    public required bool AlertsAreKnown { get; init; }

    public required IReadOnlyList<AlertCount> Alerts { get; init; }

    /// <summary>Open alerts, most urgent first, the first few.</summary>
    public required IReadOnlyList<AlertRow> NeedsYou { get; init; }

    public required int OpenAlerts { get; init; }

    /// <summary>Assets that nothing contains and that contain nothing.</summary>
    public required IReadOnlyList<StationView> SingleAssets { get; init; }

    public required IReadOnlyList<UnmappedMachine> Unmapped { get; init; }

    /// <summary>Time of the newest value of any asset; null before the first.</summary>
    public required DateTimeOffset? NewestData { get; init; }

    public required DateTimeOffset At { get; init; }

    public TimeSpan? DataAge => At - NewestData;
}
