using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>An order while it is being edited; times by the plant's clock.</summary>
internal sealed class OrderEntryDraft
{
    /// <summary>The order it was opened with; null for a new one.</summary>
    public KeptDocument<ProductionOrder>? Known { get; init; }

    public string Id { get; set; } = string.Empty;

    public string LineId { get; set; } = string.Empty;

    public string Product { get; set; } = string.Empty;

    public double Quantity { get; set; }

    public DateTime From { get; set; }

    public DateTime To { get; set; }

    public static OrderEntryDraft Of(KeptDocument<ProductionOrder> kept, PlantClock clock) => new()
    {
        Known = kept,
        Id = kept.Value.Id,
        LineId = kept.Value.LineId,
        Product = kept.Value.Product,
        Quantity = kept.Value.Quantity,
        From = TimeZoneInfo.ConvertTime(kept.Value.From, clock.Zone).DateTime,
        To = TimeZoneInfo.ConvertTime(kept.Value.To, clock.Zone).DateTime,
    };

    public ProductionOrder ToOrder(PlantClock clock) => new(Id.Trim(), LineId, Product.Trim(), Quantity, Instant(From, Known?.Value.From, clock), Instant(To, Known?.Value.To, clock));

    /// <summary>What nobody changed stays the instant it was, also in the hour that a clock shows twice.</summary>
    private static DateTimeOffset Instant(DateTime local, DateTimeOffset? known, PlantClock clock) => known is { } before && TimeZoneInfo.ConvertTime(before, clock.Zone).DateTime == local
        ? before
        : clock.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
}
