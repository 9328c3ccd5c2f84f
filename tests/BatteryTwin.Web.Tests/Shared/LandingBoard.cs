using BatteryTwin.Ingest.Sources.LandingZone;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Landing zones that tests set by hand.</summary>
internal sealed class LandingBoard : ILandingZones
{
    public List<LandingZoneView> Zones { get; } = [];

    public List<LandingFile> Files { get; } = [];

    public LandingQuery? Asked { get; private set; }

    /// <summary>Adds a file that was taken at the plant's start.</summary>
    public void Add(string path, LandingFileState state, long points, long rejected = 0, string? reason = null, string? schema = null) => Files.Add(new()
    {
        Id = Files.Count + 1,
        Zone = "landing",
        Path = path,
        SizeBytes = 12_345,
        ModifiedAt = SmallPlant.Start,
        State = state,
        Progress = new(0, 1, points, rejected),
        Reason = reason,
        Schema = schema,
        StartedAt = SmallPlant.Start,
        FinishedAt = SmallPlant.Start,
        Place = $"done/{path}",
    });

    public ValueTask<LandingOverview> ReadAsync(LandingQuery query, CancellationToken cancel = default)
    {
        Asked = query;
        return ValueTask.FromResult(new LandingOverview(Zones, [.. Files.Where(file => query.State is null || file.State == query.State).Take(query.Limit)]));
    }

    public Task<LandingDelivery> PutAsync(string? zoneName, string name, Stream content, CancellationToken cancel = default) => Task.FromResult(new LandingDelivery(LandingDeliveryState.Dropped, "landing"));

    public ValueTask<LandingRetry> RetryAsync(long id, CancellationToken cancel = default) => ValueTask.FromResult(LandingRetry.Back);
}
