using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Tests.DemoPlant;

namespace BatteryTwin.Ingest.Tests.Detection;

/// <summary>A day of every healthy mixer, second by second from raw windows, through the detector as it is set by default.</summary>
public sealed class FalseAlarmTests
{
    private const int DaySeconds = 86_400;

    private static readonly long s_start = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static TheoryData<string> Mixers => [.. Plants.Mixers()];

    [Theory]
    [MemberData(nameof(Mixers))]
    public void Add_HealthyDay_PredictsNothing(string twinId)
    {
        StationSimulator mixer = Plants.Station(twinId, Plants.Healthy);
        BearingDetector detector = new(new BearingDetectionOptions().ToRule());

        for (int second = 0; second < DaySeconds; second++)
        {
            double rms = VibrationFeatures.Of(mixer.WindowAt(s_start + second)).Rms;
            Assert.Null(detector.Add((s_start + second) * EpochTime.NsPerSecond, Math.Round(rms, 4)));
        }

        Assert.InRange(detector.Baseline!.MedianG, 0.055, 0.075);
    }
}
