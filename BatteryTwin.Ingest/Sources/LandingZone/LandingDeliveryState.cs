namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Whether a file that was sent lies in its zone.</summary>
public enum LandingDeliveryState
{
    Dropped,
    BadName,
    NoZone,
    NameTaken,
    TooLarge,
}
