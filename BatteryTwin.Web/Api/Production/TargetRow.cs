using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>A target with its version, and who changed it last.</summary>
public sealed record TargetRow(string LineId, DateOnly Date, string Shift, double Quantity, long Version, string? ChangedBy)
{
    internal static TargetRow Of(KeptDocument<ShiftTarget> kept) => new(kept.Value.LineId, kept.Value.Date, kept.Value.Shift, kept.Value.Quantity, kept.Version, kept.ChangedBy);
}
