namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Finds operating conditions: clusters of the settings, as many as the sensors ask for.</summary>
internal static class ConditionSearch
{
    private const int MostConditions = 12;

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
            if (SettingClusters.Find(points, count) is not { } found)
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

    private static float[] Radii(float[][] points, float[][] centres, int[] members)
    {
        float[] radii = new float[centres.Length];
        for (int i = 0; i < points.Length; i++)
        {
            radii[members[i]] = Math.Max(radii[members[i]], (float)Math.Sqrt(SettingClusters.Distance(points[i], centres[members[i]])));
        }

        return radii;
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
