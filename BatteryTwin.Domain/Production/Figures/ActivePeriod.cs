namespace BatteryTwin.Domain.Production.Figures;

/// <summary>A station was active without a break: doing anything but waiting for a neighbour.</summary>
public sealed record ActivePeriod(string StationId, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Duration => To - From;
}
