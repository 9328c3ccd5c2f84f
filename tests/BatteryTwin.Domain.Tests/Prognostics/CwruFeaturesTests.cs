using System.Globalization;
using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Tests.Shared;

namespace BatteryTwin.Domain.Tests.Prognostics;

/// <summary>The bearing rule against features of real recordings (CWRU, 48 kHz, 2,048 samples), which lie beside the repository.</summary>
public sealed class CwruFeaturesTests
{
    [Fact]
    public void BearingRule_OnRealRecordings_MarksEveryDefectAndNoHealthyWindow()
    {
        (double Rms, bool Healthy)[] windows = [.. Windows()];
        double[] healthy = [.. windows.Where(window => window.Healthy).Select(window => window.Rms)];
        VibrationBaseline baseline = VibrationBaseline.Learn(healthy, 100)!;
        double limit = new BearingRule { SpreadFactor = 0 }.LimitG(baseline);

        Assert.InRange(baseline.MedianG, 0.06, 0.07);
        Assert.DoesNotContain(healthy, rms => rms > limit);
        Assert.DoesNotContain(windows, window => !window.Healthy && window.Rms <= limit);
    }

    private static IEnumerable<(double Rms, bool Healthy)> Windows()
    {
        string file = SharedData.FileOrSkip("cwru_features", "cwru_time_features_dev.csv");
        string[] lines = File.ReadAllLines(file);
        string[] header = lines[0].Split(',');
        int sd = Array.IndexOf(header, "sd");
        int fault = Array.IndexOf(header, "fault");
        return lines.Skip(1).Select(line => line.Split(',')).Select(cells => (double.Parse(cells[sd], CultureInfo.InvariantCulture), cells[fault] == "Normal_1"));
    }
}
