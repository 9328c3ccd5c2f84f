namespace BatteryTwin.Domain.Twins;

/// <summary>How large a graph and its parts may grow; the defaults are the documented limits of Azure Digital Twins.</summary>
public sealed record GraphLimits
{
    public static GraphLimits Default { get; } = new();

    public int MaxModels { get; init; } = 10_000;

    public int MaxModelsPerUpload { get; init; } = 250;

    /// <summary>Longest document of one model, bytes of UTF-8.</summary>
    public int MaxModelBytes { get; init; } = 1 << 20;

    public int MaxTwins { get; init; } = 2_000_000;

    /// <summary>Longest text of one property, bytes of UTF-8.</summary>
    public int MaxStringBytes { get; init; } = 4096;

    /// <summary>Longest id of a twin or relationship, characters.</summary>
    public int MaxIdLength { get; init; } = 128;

    /// <summary>Most relationships that may start, and that may end, at one twin.</summary>
    public int MaxRelationshipsPerTwin { get; init; } = 50_000;
}
