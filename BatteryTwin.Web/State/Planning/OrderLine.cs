using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>An order with how far it is.</summary>
/// <param name="Kept">The order, its version, and who changed it.</param>
/// <param name="LineName">Name of its line.</param>
/// <param name="Progress">Good units that its line made in the order's time, against an even pace; null before its start.</param>
public sealed record OrderLine(KeptDocument<ProductionOrder> Kept, string LineName, TargetProgress? Progress)
{
    public ProductionOrder Order => Kept.Value;
}
