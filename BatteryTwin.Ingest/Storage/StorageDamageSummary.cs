namespace BatteryTwin.Ingest.Storage;

/// <summary>Damage met since the start.</summary>
/// <param name="Places">Number of damaged places.</param>
/// <param name="Points">Points lost in those places that still say how many.</param>
/// <param name="PlacesOfUnknownLoss">Places that do not say how many points are lost.</param>
/// <param name="First">The places, the first thousand of them.</param>
public sealed record StorageDamageSummary(int Places, long Points, int PlacesOfUnknownLoss, IReadOnlyList<StorageDamage> First)
{
    /// <summary>What a store has met; none for one that does not tell.</summary>
    public static StorageDamageSummary Of(ITelemetryStore store) => (store as IStorageDamage)?.Damage ?? None;

    public static StorageDamageSummary None { get; } = new(0, 0, 0, []);
}
