using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class VibrationFeaturesTests
{
    [Fact]
    public void Of_HandWorkedWindow_GivesTheWorkedNumbers()
    {
        // Mean 1; deviations -1, 1, 3, -3: squares 1, 1, 9, 9; fourth powers 1, 1, 81, 81.
        VibrationFeatures features = VibrationFeatures.Of([0, 2, 4, -2]);

        Assert.Equal(Math.Sqrt(5), features.Rms, 12);
        Assert.Equal(3, features.Peak, 12);
        Assert.Equal(3 / Math.Sqrt(5), features.CrestFactor, 12);
        Assert.Equal(0, features.Skewness, 12);
        Assert.Equal((41.0 / 25) - 3, features.Kurtosis, 12);
        Assert.Equal(Math.Sqrt(5) / 2, features.ShapeFactor, 12);
        Assert.Equal(1.5, features.ImpulseFactor, 12);
        Assert.Equal(3 / Math.Pow((1 + Math.Sqrt(3)) / 2, 2), features.ClearanceFactor, 12);
    }

    [Fact]
    public void Of_Sine_HasItsTextbookFactors()
    {
        double[] window = new double[48_000];
        for (int i = 0; i < window.Length; i++)
        {
            window[i] = 5 + (2 * Math.Sin(2 * Math.PI * 100 * i / window.Length));
        }

        VibrationFeatures features = VibrationFeatures.Of(window);

        Assert.Equal(Math.Sqrt(2), features.Rms, 6);
        Assert.Equal(Math.Sqrt(2), features.CrestFactor, 5);
        Assert.Equal(-1.5, features.Kurtosis, 6);
        Assert.Equal(Math.PI / (2 * Math.Sqrt(2)), features.ShapeFactor, 4);
    }

    [Fact]
    public void Of_GaussianNoise_HasShape1253AndNoExcess()
    {
        double[] window = new double[400_000];
        for (int i = 0; i < window.Length; i++)
        {
            window[i] = SeededNoise.Gaussian(3, i);
        }

        VibrationFeatures features = VibrationFeatures.Of(window);

        Assert.Equal(1, features.Rms, 0.01);
        Assert.Equal(1.2533, features.ShapeFactor, 0.005);
        Assert.Equal(0, features.Kurtosis, 0.03);
        Assert.Equal(0, features.Skewness, 0.02);
    }

    [Fact]
    public void Of_ConstantWindow_IsZeroThroughout() => Assert.Equal(default, VibrationFeatures.Of([4, 4, 4]));

    [Fact]
    public void Of_EmptyWindow_IsRefused() => Assert.Throws<ArgumentException>(() => VibrationFeatures.Of([]));
}
