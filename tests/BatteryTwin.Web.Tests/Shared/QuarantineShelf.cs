using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Rejected points in memory; replay accepts everything.</summary>
internal sealed class QuarantineShelf : IQuarantine
{
    private readonly List<QuarantinedPoint> _points = [];

    public long Count => _points.Count;

    public long Dropped { get; set; }

    public void Add(string code, string twin, string reason, DateTimeOffset at) => _points.Add(new()
    {
        Id = _points.Count + 1,
        ReceivedAt = at,
        Source = "http/write",
        Twin = twin,
        Field = "speed",
        Line = $"m,twin={twin} speed=\"fast\" 1",
        Code = code,
        Reason = reason,
    });

    public ValueTask<IReadOnlyList<QuarantinedPoint>> ListAsync(int limit, long? beforeId = null, string? code = null, string? twin = null, CancellationToken cancel = default) =>
        new([.. _points.Where(point => (beforeId is null || point.Id < beforeId) && (code is null || point.Code == code) && (twin is null || point.Twin == twin)).OrderByDescending(point => point.Id).Take(limit)]);

    public ValueTask<(int Accepted, int Rejected)> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel = default)
    {
        QuarantinedPoint[] chosen = [.. _points.Where(point => ids is null || ids.Contains(point.Id))];
        foreach (QuarantinedPoint point in chosen)
        {
            _points[_points.IndexOf(point)] = point with { Replayed = true };
        }

        return ValueTask.FromResult((chosen.Length, 0));
    }
}
