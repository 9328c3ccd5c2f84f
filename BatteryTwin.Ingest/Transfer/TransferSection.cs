namespace BatteryTwin.Ingest.Transfer;

/// <summary>The parts of a graph file, in their order.</summary>
public enum TransferSection
{
    None,
    Header,
    Models,
    Twins,
    Relationships,
}
