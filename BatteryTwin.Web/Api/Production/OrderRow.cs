using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>An order with the version to send as <c>If-Match</c>, and who changed it last.</summary>
public sealed record OrderRow(string Id, string LineId, string Product, double Quantity, DateTimeOffset From, DateTimeOffset To, long Version, string? ChangedBy)
{
    internal static OrderRow Of(KeptDocument<ProductionOrder> kept) =>
        new(kept.Value.Id, kept.Value.LineId, kept.Value.Product, kept.Value.Quantity, kept.Value.From, kept.Value.To, kept.Version, kept.ChangedBy);
}
