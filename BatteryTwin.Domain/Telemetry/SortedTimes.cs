namespace BatteryTwin.Domain.Telemetry;

/// <summary>Searches in ascending times.</summary>
public static class SortedTimes
{
    /// <summary>Index of the first time at or after <paramref name="timeNs"/>; the length when all lie before.</summary>
    public static int LowerBound(ReadOnlySpan<long> timesNs, long timeNs)
    {
        int low = 0;
        int high = timesNs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (timesNs[middle] < timeNs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
