using BatteryTwin.Domain.Alarms.Origins;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>Puts alarms under their probable origins, by the plant's topology. Singleton.</summary>
public sealed class AlarmGroups(PlantTopology topology, ITwinGraph graph)
{
    /// <summary>Groups in the order of their most urgent alarm, as the rows are ordered.</summary>
    public IReadOnlyList<AlarmRowGroup> Of(IReadOnlyList<AlertRow> rows)
    {
        Dictionary<string, AlertRow> byId = rows.ToDictionary(row => row.Alert.Id, StringComparer.Ordinal);
        TwinGraphSnapshot snapshot = graph.Current;
        return
        [
            .. AlarmOrigins.Group([.. rows.Select(row => row.Alert)], topology.Current)
                .Select(group => new AlarmRowGroup(group.Origin, AssetNames.Title(snapshot, group.Origin), group.Places, [.. group.Alerts.Select(alert => byId[alert.Id])])),
        ];
    }
}
