using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>A reason code while it is being edited.</summary>
internal sealed class ReasonDraft
{
    public string Code { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public StationState State { get; set; } = StationState.Down;
}
