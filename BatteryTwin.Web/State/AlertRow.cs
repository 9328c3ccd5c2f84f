using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Web.State;

/// <summary>An alert as lists show it, with its state at the time of reading, how long it has stood, and the name of its asset.</summary>
public sealed record AlertRow(Alert Alert, AlertState State, TimeSpan Age, string AssetTitle)
{
    /// <summary>What happens, without the asset's id, which stands beside it.</summary>
    public string Title => AssetNames.WithoutPlace(Alert.Title, Alert.TwinId);
}
