namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Words about faults in records.</summary>
internal static class RecordFault
{
    private const int QuotedLength = 60;

    /// <summary>The text as it can stand in a sentence: cut where it is long.</summary>
    public static string Quote(ReadOnlySpan<byte> text) => text.Length <= QuotedLength ? RecordValue.Decode(text) : RecordValue.Decode(text[..QuotedLength]) + "…";
}
