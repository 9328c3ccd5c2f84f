namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Orders that a proposal planned.</summary>
internal sealed record AcceptedView(int Planned, IReadOnlyList<OrderView> Orders);
