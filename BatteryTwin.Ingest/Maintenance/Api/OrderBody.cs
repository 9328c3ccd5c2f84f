using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>An order to be made or changed.</summary>
/// <param name="Name">Who does it.</param>
/// <param name="Reason">Why it is changed.</param>
/// <param name="Origin">What it comes from; by hand when null. Not changed later.</param>
/// <param name="Order">What it asks for.</param>
internal sealed record OrderBody(string? Name, string? Reason, WorkOrigin? Origin, WorkContentBody? Order);
