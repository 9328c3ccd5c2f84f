namespace BatteryTwin.Web.Api.Production;

/// <summary>A target as it is entered. <paramref name="Version"/> is that of the target it is to replace, 0 where none is expected; without it whatever is there is replaced.</summary>
public sealed record TargetEntry(string LineId, DateOnly Date, string Shift, double Quantity, long? Version = null);
