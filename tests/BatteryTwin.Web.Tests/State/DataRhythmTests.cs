using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Tests.State;

public sealed class DataRhythmTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly DataRhythm _rhythm = new();

    [Fact]
    public void Patience_UnknownSender_IsTheShortest() => Assert.Equal(PlantHealth.StaleAfter, _rhythm.Patience("a", s_start, s_start));

    [Fact]
    public void Patience_OnceAMinute_IsThreeMinutes() => Assert.Equal(TimeSpan.FromMinutes(3), Watch(seconds: 130, every: 60));

    [Fact]
    public void Patience_OnceASecond_StaysShort() => Assert.Equal(PlantHealth.StaleAfter, Watch(seconds: 130, every: 1));

    [Fact]
    public void Patience_OneOutageOfAFastSender_ChangesLittle()
    {
        Watch(seconds: 20, every: 1);
        for (int second = 21; second < 400; second++)
        {
            _rhythm.Patience("a", s_start.AddSeconds(20), s_start.AddSeconds(second));
        }

        Assert.Equal(PlantHealth.StaleAfter, _rhythm.Patience("a", s_start.AddSeconds(400), s_start.AddSeconds(400)));
    }

    [Fact]
    public void Patience_NobodyLooked_LearnsNothing()
    {
        _rhythm.Patience("a", s_start, s_start);

        Assert.Equal(PlantHealth.StaleAfter, _rhythm.Patience("a", s_start.AddHours(2), s_start.AddHours(2)));
    }

    private TimeSpan Watch(int seconds, int every)
    {
        TimeSpan patience = TimeSpan.Zero;
        for (int second = 0; second <= seconds; second++)
        {
            patience = _rhythm.Patience("a", s_start.AddSeconds(second - (second % every)), s_start.AddSeconds(second));
        }

        return patience;
    }
}
