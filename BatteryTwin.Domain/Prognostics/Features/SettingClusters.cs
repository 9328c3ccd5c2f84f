namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>k-means (Lloyd) on standardised settings, started from the points farthest from each other, so that nothing is drawn.</summary>
internal static class SettingClusters
{
    private const int Rounds = 25;
    private const int MinRows = 30;

    /// <summary>Null when the points do not hold so many clusters of enough rows.</summary>
    public static (float[][] Centres, int[] Members)? Find(float[][] points, int count)
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

    /// <summary>Squared distance.</summary>
    public static double Distance(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double d = a[i] - b[i];
            sum += d * d;
        }

        return sum;
    }
}
