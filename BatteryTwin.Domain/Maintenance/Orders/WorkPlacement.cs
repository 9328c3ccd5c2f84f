namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>When an order is to be done and by whom.</summary>
/// <param name="Start">Begin of the work.</param>
/// <param name="End">End of the work, times in between at which the crew is off shift included.</param>
/// <param name="Crew">Id of the crew.</param>
/// <param name="Pinned">A person decided it: no optimizer moves it.</param>
public sealed record WorkPlacement(DateTimeOffset Start, DateTimeOffset End, string Crew, bool Pinned);
