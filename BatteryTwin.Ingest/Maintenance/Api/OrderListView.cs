namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Orders as clients read them; <paramref name="Total"/> counts those that a limit left out, too.</summary>
internal sealed record OrderListView(OrderView[] Orders, int Total);
