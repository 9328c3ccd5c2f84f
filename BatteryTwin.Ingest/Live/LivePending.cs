namespace BatteryTwin.Ingest.Live;

/// <summary>
/// What a reader has not read yet of a key: one finished message, or, when several came meanwhile or none was made yet (null), all since a version.
/// </summary>
internal readonly record struct LivePending(LiveMessage? Message, long FromVersion);
