namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>What became of a file that was sent; <paramref name="Words"/>: the zone it lies in, or what is wrong.</summary>
public sealed record LandingDelivery(LandingDeliveryState State, string Words);
