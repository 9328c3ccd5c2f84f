namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Finds operating conditions by k-means (Lloyd) on the settings, started from the points farthest from each other.</summary>
internal static class ConditionSearch
{
    private const int MostConditions = 12;
    private const int Rounds = 25;
    private const int MinRows = 30;

    /// <summary>Clusters must at least halve the sensors' variance, else the settings do not matter.</summary>
    private const double MinExplained = 0.5;

    /// <summary>How much more variance than the least is accepted for having fewer conditions.</summary>
    private const double Tolerance = 1.3;

    /// <param name="settings">Sampled rows, one array per row.</param>
    /// <param name="sensors">The same rows' sensors.</param>
    public static OperatingConditions Find(float[][] settings, float[][] sensors)
    {
        if (settings.Length == 0 || settings[0].Length == 0)
        {
            return OperatingConditions.Single;
        }

        (float[] offset, float[] scale) = Spread(settings);
        float[][] points = Array.ConvertAll(settings, row => Standard(row, offset, scale));
        double[] total = Variances(sensors, new int[sensors.Length], 1);
        List<(OperatingConditions Conditions, double Left)> tried = [];
        for (int count = 1; count <= MostConditions; count++)
        {
            if (Cluster(points, count) is not { } found)
            {
                break;
            }

            double[] within = count == 1 ? total : Variances(sensors, found.Members, count);
            double left = Enumerable.Range(0, total.Length).Where(i => total[i] > 0).Select(i => within[i] / total[i]).DefaultIfEmpty(1).Average();
            tried.Add((new(found.Centres, offset, scale, Radii(points, found.Centres, found.Members)), left));
        }

        double least = tried.Min(entry => entry.Left);
        return least > MinExplained ? tried[0].Conditions : tried.First(entry => entry.Left <= least * Tolerance).Conditions;
    }

    private static (float[] Offset, float[] Scale) Spread(float[][] rows)
    {
        int width = rows[0].Length;
        float[] offset = new float[width];
        float[] scale = new float[width];
        for (int i = 0; i < width; i++)
        {
            double sum = 0;
            double squares = 0;
            int count = 0;
            foreach (float[] row in rows)
            {
                if (float.IsFinite(row[i]))
                {
                    sum += row[i];
                    squares += (double)row[i] * row[i];
                    count++;
                }
            }

            double mean = count > 0 ? sum / count : 0;
            double sd = count > 0 ? Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))) : 0;
            offset[i] = (float)mean;
            scale[i] = sd > 1e-9 * Math.Max(1, Math.Abs(mean)) ? (float)sd : 1;
        }

        return (offset, scale);
    }

    private static float[] Standard(float[] row, float[] offset, float[] scale)
    {
        float[] point = new float[row.Length];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = float.IsFinite(row[i]) ? (row[i] - offset[i]) / scale[i] : 0;
        }

        return point;
    }

    /// <summary>Null when the points do not hold so many clusters of enough rows.</summary>
    private static (float[][] Centres, int[] Members)? Cluster(float[][] points, int count)
    {
        float[][] centres = Start(points, count);
        if (centres.Length < count)
        {
            return null;
        }

        int[] members = new int[points.Length];
        for (int round = 0; round < Rounds; round++)
        {
            bool moved = false;
            for (int i = 0; i < points.Length; i++)
            {
                int nearest = Nearest(points[i], centres);
                moved |= nearest != members[i];
                members[i] = nearest;
            }

            if (!moved && round > 0)
            {
                break;
            }

            centres = Means(points, members, centres);
        }

        int[] sizes = new int[count];
        foreach (int member in members)
        {
            sizes[member]++;
        }

        return count > 1 && sizes.Min() < MinRows ? null : (centres, members);
    }

    private static float[][] Start(float[][] points, int count)
    {
        List<float[]> centres = [points[0]];
        double[] far = Array.ConvertAll(points, point => Distance(point, points[0]));
        while (centres.Count < count)
        {
            int farthest = Array.IndexOf(far, far.Max());
            if (far[farthest] <= 1e-12)
            {
                break;
            }

            centres.Add(points[farthest]);
            for (int i = 0; i < points.Length; i++)
            {
                far[i] = Math.Min(far[i], Distance(points[i], points[farthest]));
            }
        }

        return [.. centres];
    }

    private static float[][] Means(float[][] points, int[] members, float[][] before)
    {
        double[][] sums = Array.ConvertAll(before, centre => new double[centre.Length]);
        int[] sizes = new int[before.Length];
        for (int i = 0; i < points.Length; i++)
        {
            sizes[members[i]]++;
            for (int j = 0; j < points[i].Length; j++)
            {
                sums[members[i]][j] += points[i][j];
            }
        }

        return [.. sums.Select((sum, k) => sizes[k] == 0 ? before[k] : Array.ConvertAll(sum, value => (float)(value / sizes[k])))];
    }

    private static float[] Radii(float[][] points, float[][] centres, int[] members)
    {
        float[] radii = new float[centres.Length];
        for (int i = 0; i < points.Length; i++)
        {
            radii[members[i]] = Math.Max(radii[members[i]], (float)Math.Sqrt(Distance(points[i], centres[members[i]])));
        }

        return radii;
    }

    private static int Nearest(float[] point, float[][] centres)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int k = 0; k < centres.Length; k++)
        {
            double distance = Distance(point, centres[k]);
            if (distance < least)
            {
                (least, nearest) = (distance, k);
            }
        }

        return nearest;
    }

    private static double Distance(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double d = a[i] - b[i];
            sum += d * d;
        }

        return sum;
    }

    /// <summary>Variance of each sensor within the clusters.</summary>
    private static double[] Variances(float[][] sensors, int[] members, int clusters)
    {
        int width = sensors[0].Length;
        double[] variances = new double[width];
        for (int i = 0; i < width; i++)
        {
            SensorScale[] scales = SensorScale.ByCondition(sensors, members, clusters, i);
            double sum = 0;
            long count = 0;
            foreach (SensorScale scale in scales)
            {
                sum += scale.Count * scale.Sd * scale.Sd;
                count += scale.Count;
            }

            variances[i] = count > 0 ? sum / count : 0;
        }

        return variances;
    }
}
