using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.State;

/// <summary>Groups unmapped series by who sent them.</summary>
public static class UnmappedMachines
{
    /// <summary>One entry per twin named by the lines, or per measurement where they name none; last heard first.</summary>
    public static IEnumerable<UnmappedMachine> Of(IEnumerable<UnmappedSeries> series) =>
        series.GroupBy(item => (item.Key.Twin, Measurement: item.Key.Twin is null ? item.Key.Measurement : null))
            .Select(group => new UnmappedMachine(
                group.Key.Twin,
                group.First().Key.Measurement,
                group.Count(),
                group.MaxBy(item => item.LastSeen)!.Reason,
                group.Max(item => item.LastSeen),
                group.Sum(item => item.Points)))
            .OrderByDescending(machine => machine.LastSeen);
}
