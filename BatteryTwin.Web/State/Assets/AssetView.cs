namespace BatteryTwin.Web.State.Assets;

/// <summary>
/// Everything the page of one asset shows at a moment. <paramref name="IsModelled"/> is false for a machine that only sends data.
/// </summary>
public sealed record AssetView(string Id, string Title, string Kind, bool IsModelled, AssetHealth Health, DateTimeOffset At)
{
    /// <summary>The model's own words on what this is.</summary>
    public string? Description { get; init; }

    public DateTimeOffset? NewestData { get; init; }

    /// <summary>From the root down to the whole the asset is a part of.</summary>
    public IReadOnlyList<AssetLink> Wholes { get; init; } = [];

    public IReadOnlyList<AssetLink> Parts { get; init; } = [];

    /// <summary>Where the material comes from and goes to.</summary>
    public IReadOnlyList<AssetLink> Upstream { get; init; } = [];

    public IReadOnlyList<AssetLink> Downstream { get; init; } = [];

    /// <summary>Neighbours among the parts of the same whole.</summary>
    public AssetLink? Previous { get; init; }

    public AssetLink? Next { get; init; }

    public IReadOnlyList<SignalGroup> Groups { get; init; } = [];

    /// <summary>Fields of the few signals that describe the asset best.</summary>
    public IReadOnlyList<string> KeyFields { get; init; } = [];

    public IEnumerable<AssetSignal> Signals => Groups.SelectMany(group => group.Signals);

    public bool IsStale => NewestData is { } newest && At - newest > PlantHealth.StaleAfter;
}
