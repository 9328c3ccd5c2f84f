using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Web.Api.Production;

/// <summary>One cause of lost time: the station, its state, the reason a person gave, hours and times, and shares of all that was lost.</summary>
public sealed record CauseRow(string StationId, string Name, StationState State, string? Reason, string? ReasonName, double Hours, int Times, double Share, double Cumulative);
