namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Mean and spread of a sensor under one condition.</summary>
internal readonly record struct SensorScale(double Mean, double Sd, int Count)
{
    /// <summary>One scale per condition, of finite values only.</summary>
    public static SensorScale[] ByCondition(float[][] rows, int[] conditions, int count, int sensor)
    {
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (int i = 0; i < rows.Length; i++)
        {
            float value = rows[i][sensor];
            if (float.IsFinite(value))
            {
                sums[conditions[i]] += value;
                sizes[conditions[i]]++;
            }
        }

        double[] squares = new double[count];
        for (int i = 0; i < rows.Length; i++)
        {
            float value = rows[i][sensor];
            if (float.IsFinite(value))
            {
                double d = value - (sums[conditions[i]] / sizes[conditions[i]]);
                squares[conditions[i]] += d * d;
            }
        }

        SensorScale[] scales = new SensorScale[count];
        for (int k = 0; k < count; k++)
        {
            scales[k] = sizes[k] == 0 ? default : new(sums[k] / sizes[k], Math.Sqrt(squares[k] / sizes[k]), sizes[k]);
        }

        return scales;
    }
}
