using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class SyntheticVibrationTests
{
    private static readonly SyntheticVibration s_vibration = new(BearingGeometry.Type6205, 1772);

    public static TheoryData<string, VibrationSignature, double, double, double> Cases => new()
    {
        { "healthy", VibrationSignature.Healthy, 0.065, -0.19, 3.4 },
        { "ball 7", VibrationSignature.Ball7, 0.135, 0.0, 3.7 },
        { "ball 14", VibrationSignature.Ball14, 0.121, 1.1, 4.6 },
        { "inner race 7", VibrationSignature.InnerRace7, 0.252, 4.4, 5.8 },
        { "outer race 7", VibrationSignature.OuterRace7, 1.05, 3.6, 4.8 },
    };

    public static TheoryData<double, double, double> Growth => new()
    {
        { 0, 0.065, -0.2 },
        { 0.25, 0.074, -0.1 },
        { 0.5, 0.100, 0.1 },
        { 0.75, 0.140, 0.6 },
        { 1, 0.194, 1.7 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_Case_HasTheReferenceMedians(string name, VibrationSignature signature, double rms, double kurtosis, double crest)
    {
        (double Rms, double Kurtosis, double Crest) median = Medians(signature);

        Assert.True(Math.Abs(median.Rms - rms) < 0.05 * rms, $"{name}: RMS {median.Rms}");
        Assert.True(Math.Abs(median.Kurtosis - kurtosis) < 0.1 + (0.15 * Math.Abs(kurtosis)), $"{name}: kurtosis {median.Kurtosis}");
        Assert.True(Math.Abs(median.Crest - crest) < 0.08 * crest, $"{name}: crest factor {median.Crest}");
    }

    [Theory]
    [MemberData(nameof(Growth))]
    public void Fill_GrowingDefect_FollowsTheGrowthLaw(double severity, double rms, double kurtosis)
    {
        (double Rms, double Kurtosis, _) = Medians(VibrationSignature.Growing(severity));

        Assert.Equal(rms, Rms, 0.05 * rms);
        Assert.Equal(kurtosis, Kurtosis, 0.1 + (0.2 * Math.Abs(kurtosis)));
    }

    [Fact]
    public void Fill_SameSeed_GivesTheSameWindowAndAnotherSeedAnother()
    {
        Assert.Equal(Window(VibrationSignature.Ball14, 5), Window(VibrationSignature.Ball14, 5));
        Assert.NotEqual(Window(VibrationSignature.Ball14, 5), Window(VibrationSignature.Ball14, 6));
    }

    private static (double Rms, double Kurtosis, double Crest) Medians(VibrationSignature signature)
    {
        VibrationFeatures[] features = [.. Enumerable.Range(0, 600).Select(seed => VibrationFeatures.Of(Window(signature, (ulong)seed)))];
        return (Median(features, f => f.Rms), Median(features, f => f.Kurtosis), Median(features, f => f.CrestFactor));
    }

    private static double Median(VibrationFeatures[] features, Func<VibrationFeatures, double> feature) => features.Select(feature).Order().ElementAt(features.Length / 2);

    private static double[] Window(VibrationSignature signature, ulong seed)
    {
        double[] window = new double[SyntheticVibration.WindowLength];
        s_vibration.Fill(window, signature, seed);
        return window;
    }
}
