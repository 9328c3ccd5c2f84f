namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>What a write came to: values stored, lines and values dropped, and the first fault in line order.</summary>
internal sealed record WriteOutcome(long Accepted, long Dropped, int FirstLine, string FirstReason)
{
    public static WriteOutcome Nothing { get; } = new(0, 0, 0, string.Empty);

    public WriteOutcome Add(long accepted, long dropped) => this with { Accepted = Accepted + accepted, Dropped = Dropped + dropped };

    public WriteOutcome Note(int line, string reason) => FirstLine == 0 || line < FirstLine ? this with { FirstLine = line, FirstReason = reason } : this;
}
