namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>The whole of a twin after a change, kept beside the journal so that a past state needs few patches on top of it.</summary>
internal sealed record TwinState(string TwinId, long Sequence, string Body);
