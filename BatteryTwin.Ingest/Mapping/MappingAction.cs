namespace BatteryTwin.Ingest.Mapping;

/// <summary>What was done to the rules.</summary>
public enum MappingAction
{
    Add,
    Update,
    Delete,
    Order,
    Import,
}
