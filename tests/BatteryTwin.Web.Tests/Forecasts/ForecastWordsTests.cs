using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Tests.Forecasts;

public sealed class ForecastWordsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(216, 384, false, "9–16 days")]
    [InlineData(60, 240.5, false, "2.5–10 days")]
    [InlineData(3, 8, false, "3–8 h")]
    [InlineData(-5, 0.5, false, "0–30 min")]
    [InlineData(-5, -1, false, "now")]
    [InlineData(470, 480, true, "more than 20 days")]
    [InlineData(240, 480, true, "10–20 days or more")]
    public void Interval_IsSaidInOneUnit(double from, double to, bool isOpen, string words) =>
        Assert.Equal(words, ForecastWords.Interval(new(0.8, from, to, isOpen, s_now.AddHours(from), s_now.AddHours(to)), s_now));

    [Fact]
    public void Interval_OfAMachineThatDoesNotRun_IsInRunningHours() =>
        Assert.Equal("120–300 running hours", ForecastWords.Interval(new(0.8, 120, 300, false, null, null), s_now));

    [Theory]
    [InlineData("BallBearings", "Ball bearings")]
    [InlineData("dtmi:batterytwin:DosingPump;1", "Dosing pump")]
    [InlineData("VibrationRMS", "Vibration RMS")]
    public void Name_IsReadable(string identifier, string words) => Assert.Equal(words, ForecastWords.Name(identifier));

    [Theory]
    [InlineData("VibrationRms mean 30", "Vibration rms, mean over the last 30 readings")]
    [InlineData("OilTemperature last", "Oil temperature, the newest reading")]
    [InlineData("drift 1 drift from own start", "Drift 1, change since it was new")]
    [InlineData("CircularBlades.distanceCut mean since new", "Distance cut, mean since it was new")]
    [InlineData("Torque mean since new", "Torque, mean since it was new")]
    [InlineData("Torque sd 60", "Torque, unrest over the last 60 readings")]
    [InlineData("Torque slope 60", "Torque, trend over the last 60 readings")]
    [InlineData("age", "Time since it was new")]
    [InlineData("a × b", "a × b")]
    public void Feature_IsPlainEnglish(string feature, string words) => Assert.Equal(words, FeatureWords.Of(feature));
}
