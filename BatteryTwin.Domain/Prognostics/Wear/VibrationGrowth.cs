namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>Mean features of raw vibration windows by severity of a growing ball defect, from windows themselves (6205 bearing at 1,772 rpm).</summary>
public static class VibrationGrowth
{
    private const int Steps = 20;
    private const int Windows = 24;

    private static readonly Lazy<(double[] Rms, double[] Kurtosis)> s_table = new(Measure);

    /// <summary>Mean RMS in g.</summary>
    public static double RmsG(double severity) => At(s_table.Value.Rms, severity);

    /// <summary>Mean excess kurtosis.</summary>
    public static double Kurtosis(double severity) => At(s_table.Value.Kurtosis, severity);

    private static double At(double[] table, double severity)
    {
        double position = Math.Clamp(severity, 0, 1) * Steps;
        int cell = Math.Min(Steps - 1, (int)position);
        return table[cell] + ((table[cell + 1] - table[cell]) * (position - cell));
    }

    private static (double[] Rms, double[] Kurtosis) Measure()
    {
        SyntheticVibration vibration = new(BearingGeometry.Type6205, SyntheticVibration.MixerShaftRpm);
        double[] window = new double[SyntheticVibration.WindowLength];
        double[] rms = new double[Steps + 1];
        double[] kurtosis = new double[Steps + 1];
        for (int step = 0; step <= Steps; step++)
        {
            VibrationSignature signature = VibrationSignature.Growing((double)step / Steps);
            for (int i = 0; i < Windows; i++)
            {
                vibration.Fill(window, signature, (ulong)((step * Windows) + i + 1));
                VibrationFeatures features = VibrationFeatures.Of(window);
                rms[step] += features.Rms / Windows;
                kurtosis[step] += features.Kurtosis / Windows;
            }
        }

        return (rms, kurtosis);
    }
}
