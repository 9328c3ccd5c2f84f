namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// Thins a curve to points that span the largest triangles with their neighbours (Steinarsson, "Downsampling Time Series for Visual
/// Representation", 2013: largest triangle three buckets).
/// </summary>
public static class LargestTriangle
{
    /// <summary>
    /// Indexes of the kept points, ascending: first and last, and of each of <paramref name="count"/> − 2 equal buckets between them the one that makes
    /// the largest triangle with the point kept before and the mean of the bucket behind. All indexes when there are no more points than
    /// <paramref name="count"/>, which is at least 2.
    /// </summary>
    public static int[] Select(ReadOnlySpan<long> timesNs, ReadOnlySpan<double> values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        int points = timesNs.Length;
        int[] kept = new int[Math.Min(points, count)];
        if (points <= count)
        {
            for (int i = 0; i < points; i++)
            {
                kept[i] = i;
            }

            return kept;
        }

        double perBucket = (points - 2) / (double)(count - 2);
        for (int bucket = 0; bucket < count - 2; bucket++)
        {
            int start = StartOf(bucket, perBucket);
            int end = StartOf(bucket + 1, perBucket);
            int nextEnd = Math.Min(StartOf(bucket + 2, perBucket), points);
            kept[bucket + 1] = Largest(timesNs, values, kept[bucket], start, end, nextEnd);
        }

        kept[^1] = points - 1;
        return kept;
    }

    private static int StartOf(int bucket, double perBucket) => (int)(bucket * perBucket) + 1;

    private static int Largest(ReadOnlySpan<long> timesNs, ReadOnlySpan<double> values, int before, int start, int end, int nextEnd)
    {
        // Relative to the point kept before: nanoseconds since 1970 have more digits than a double.
        double meanTime = 0;
        double meanValue = 0;
        for (int i = end; i < nextEnd; i++)
        {
            meanTime += timesNs[i] - timesNs[before];
            meanValue += values[i];
        }

        meanTime /= nextEnd - end;
        meanValue = (meanValue / (nextEnd - end)) - values[before];
        int largest = start;
        double largestArea = -1;
        for (int i = start; i < end; i++)
        {
            double area = Math.Abs((meanTime * (values[i] - values[before])) - ((timesNs[i] - timesNs[before]) * meanValue));
            if (area > largestArea)
            {
                (largest, largestArea) = (i, area);
            }
        }

        return largest;
    }
}
