namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Decides when open chunks are worth sealing although they are not full, so that the log of a quiet store shrinks. Quiet: at
/// the present rate the open chunks would not fill for long. Worth it: the log it frees is longer than the blocks it writes,
/// several times longer while points still trickle in; so sealing early never multiplies what is written.
/// </summary>
internal sealed class QuietSealing(TelemetryHead head, StoreLimits limits, TimeSpan sealAfter, TimeProvider time)
{
    /// <summary>A look finds the store quiet when the points since the one before fill less than this part of the open chunks.</summary>
    private const int QuietPart = 1_000;

    private const int TrickleGain = 4;

    private long _appendedBefore;
    private long _lookedAt = time.GetTimestamp();

    /// <summary>How long nothing must happen before it is worth looking.</summary>
    public TimeSpan Interval => sealAfter;

    /// <summary>Looks once per interval; true when the store is quiet, with whether its open chunks should be sealed.</summary>
    public bool IsQuiet(out bool sealingPays)
    {
        sealingPays = false;
        if (time.GetElapsedTime(_lookedAt) < sealAfter)
        {
            return false;
        }

        long appended = head.PointsAppended;
        long fresh = appended - _appendedBefore;
        (_appendedBefore, _lookedAt) = (appended, time.GetTimestamp());
        sealingPays = SealingPays(fresh);
        return fresh == 0 || sealingPays;
    }

    /// <summary>True when sealing pays if no point comes any more.</summary>
    public bool SealingPaysAtTheEnd() => SealingPays(fresh: 0);

    private bool SealingPays(long fresh)
    {
        if (head.LogBytes < limits.QuietLogBytes || fresh * QuietPart > head.SeriesCount * (long)limits.BlockPoints)
        {
            return false;
        }

        SealingCost cost = head.Sealing.CostOfSealing();
        return fresh * QuietPart <= cost.Chunks * limits.BlockPoints
            && cost.WrittenBytes * (fresh == 0 ? 1 : TrickleGain) <= cost.FreedLogBytes;
    }
}
