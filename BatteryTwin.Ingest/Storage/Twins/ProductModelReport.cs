namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>What a start made of the graph's models that came with the program in an earlier form.</summary>
/// <param name="Replaced">Models that have the program's present form now.</param>
/// <param name="Kept">Models that differ from all that the program ever brought, because somebody edited them: what is new in the program's is not in them.</param>
/// <param name="Problem">Why models could not be brought up to date; null when nothing was in the way.</param>
public sealed record ProductModelReport(IReadOnlyList<string> Replaced, IReadOnlyList<string> Kept, string? Problem)
{
    public static ProductModelReport Nothing { get; } = new([], [], null);
}
