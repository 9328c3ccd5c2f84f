using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Web.Api.Production;

/// <summary>One interval of a station's states; <paramref name="Measured"/> is what telemetry said.</summary>
public sealed record StateRow(DateTimeOffset From, DateTimeOffset To, StationState State, StationState Measured, string? Reason)
{
    internal static StateRow Of(StateInterval state) => new(state.From, state.To, state.State, state.Original, state.Reason);
}
