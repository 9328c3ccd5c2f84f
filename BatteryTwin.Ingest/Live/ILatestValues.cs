namespace BatteryTwin.Ingest.Live;

/// <summary>The newest value of each field of a twin, in memory, loaded from the store at start.</summary>
public interface ILatestValues
{
    /// <summary>Newest value by field name; empty for a twin nobody has heard of.</summary>
    IReadOnlyDictionary<string, LatestValue> Of(string twinId);

    LatestValue? Find(string twinId, string field);
}
