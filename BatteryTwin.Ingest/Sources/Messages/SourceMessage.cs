namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>A message as a broker delivers it.</summary>
/// <param name="Topic">Where it was sent to; levels parted by <c>/</c>.</param>
/// <param name="Body">What it carries, as text or compressed with gzip.</param>
/// <param name="SentAtNs">When the sender or the broker says it was sent, in nanoseconds since 1970; null when neither says so.</param>
internal readonly record struct SourceMessage(string Topic, ReadOnlyMemory<byte> Body, long? SentAtNs);
