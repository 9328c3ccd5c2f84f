namespace BatteryTwin.Ingest.Transfer;

/// <summary>What a job does with the graph; the numbers are stored.</summary>
public enum GraphJobKind
{
    Import = 1,
    Deletion = 2,
}
