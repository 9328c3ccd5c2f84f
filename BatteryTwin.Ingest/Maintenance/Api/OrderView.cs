using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>An order as clients see it. Names are self-declared until people sign in.</summary>
internal sealed record OrderView(
    string Id,
    long Version,
    WorkState State,
    WorkOrigin Origin,
    WorkContentBody Order,
    WorkPlacement? Plan,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    WorkFinding? Finding,
    ImmutableList<WorkAction> History)
{
    public static OrderView Of(WorkOrder order) =>
        new(order.Id, order.Version, order.State, order.Origin, WorkContentBody.Of(order.Content), order.Placement, order.CreatedAt, order.StartedAt, order.CompletedAt, order.Finding, order.History);
}
