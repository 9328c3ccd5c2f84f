namespace BatteryTwin.Web.Api.Production;

/// <summary>An order as it is entered; its number is in the path.</summary>
public sealed record OrderEntry(string LineId, string Product, double Quantity, DateTimeOffset From, DateTimeOffset To);
