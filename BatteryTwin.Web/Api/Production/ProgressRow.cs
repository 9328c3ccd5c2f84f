using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>A line against its target in the shift; null members where there is neither a target nor a planned rate.</summary>
public sealed record ProgressRow(
    string LineId, string Name, string Shift, DateTimeOffset From, DateTimeOffset To, TargetSource TargetFrom, double? Target, double? Good, double? ExpectedByNow, double? Ahead, double? Attainment, double? RequiredPerHour, double? Projected)
{
    internal static ProgressRow Of(LineProgress line) => new(
        line.LineId, line.Name, line.Shift.Shift ?? string.Empty, line.Shift.From, line.Shift.To, line.Source, line.Progress?.Target, line.Progress?.Good, line.Progress?.ExpectedByNow, line.Progress?.Ahead,
        line.Progress?.Attainment, line.Progress?.RequiredPerHour, line.Progress?.Projected);
}
