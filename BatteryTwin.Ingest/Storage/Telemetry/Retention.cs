using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>How long points are kept at least; null days keep them for ever. Used by the sealer's thread; readers may look.</summary>
internal sealed class Retention(double? days, TimeProvider time)
{
    private long _droppedBeforeNs = long.MinValue;

    public double? Days { get; } = days;

    /// <summary>Points before this time may go; null when none may.</summary>
    public long? OldestNs => Days is double kept ? time.NowNs() - EpochTime.ToNs(TimeSpan.FromDays(kept)) : null;

    /// <summary>Points before this time were dropped, perhaps while another number of days was set; null when none were.</summary>
    public long? DroppedBeforeNs => Volatile.Read(ref _droppedBeforeNs) is var before && before > long.MinValue ? before : null;

    /// <summary>Before this time there need not be any points, whatever was written once.</summary>
    public long? GoneBeforeNs => OldestNs is long oldest ? Math.Max(oldest, DroppedBeforeNs ?? long.MinValue) : DroppedBeforeNs;

    public void NoteDropped(long beforeNs) => Volatile.Write(ref _droppedBeforeNs, Math.Max(_droppedBeforeNs, beforeNs));
}
