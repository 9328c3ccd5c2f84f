using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Tests.Shared;
using static BatteryTwin.Ingest.Tests.Alarms.AlarmBench;

namespace BatteryTwin.Ingest.Tests.Alarms;

/// <summary>Rules on live telemetry, over restarts and changes of rules.</summary>
public sealed class LiveAlarmRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryTelemetryStore _store = new();
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Observe_ValueBeyondLimit_RaisesAnAlertAndReturnsIt()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule() with { Advice = "Open the valve." }, 0, "Ana");
        await bench.SendAsync(81);
        Alert alert = Assert.Single(bench.Alerts.Open);
        Assert.True(alert is { Rule: "rule:hot", TwinId: Mixer, Priority: AlertPriority.High, Title: "Too hot at Mixer", Component: null });
        Assert.Equal("temperature is 81, limit above 80. Open the valve.", alert.Message);
        await bench.SendAsync(79);
        Assert.Equal("rule:hot@Mixer+", bench.Open);
        await bench.SendAsync(77);
        Assert.Equal("rule:hot@Mixer-", bench.Open);
        await bench.PassAsync(1);
        Assert.Equal((1, 0), bench.Live.Tally["hot"]);
    }

    [Fact]
    public async Task Observe_OnDelay_EndsWithTheClock()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule() with { OnDelay = TimeSpan.FromSeconds(30) }, 0, null);
        await bench.SendAsync(81);
        await bench.PassAsync(29);
        Assert.Empty(bench.Open);
        await bench.PassAsync(2);
        Assert.Equal("rule:hot@Mixer+", bench.Open);
    }

    [Fact]
    public async Task Observe_BadSignal_IsNoEvidence()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule(), 0, null);
        bench.Trust.Qualities[(Mixer, "temperature")] = SetTrust.Doubt(SignalQuality.Bad);
        await bench.SendAsync(81);
        Assert.Empty(bench.Open);
    }

    [Fact]
    public async Task Restart_StandingAlert_StandsUntilItsConditionIsGone()
    {
        using (AlarmBench first = Open())
        {
            first.Rules.Put(Rule(), 0, null);
            await first.SendAsync(81);
            await first.SendAsync(81, Coater);
        }

        using AlarmBench second = Open();
        _time.Now += TimeSpan.FromHours(3);
        await second.PassAsync(1);
        Assert.Equal("rule:hot@Coater+ rule:hot@Mixer+", second.Open);
        await second.SendAsync(70);
        Assert.Equal("rule:hot@Coater+ rule:hot@Mixer-", second.Open);
        Assert.Equal(2, second.Alerts.Recent(10).Count);
    }

    [Fact]
    public async Task Restart_DataMissedMeanwhile_IsMissedFromTheLastStoredValueOn()
    {
        using (AlarmBench first = Open())
        {
            first.Rules.Put(Rule("silent", new MissingCondition { Field = "temperature", After = TimeSpan.FromMinutes(10) }), 0, null);
            await first.SendAsync(20);
        }

        _time.Now += TimeSpan.FromDays(3);
        using AlarmBench second = Open();
        await second.PassAsync(1);
        Assert.Equal("rule:silent@Mixer+", second.Open);
        await second.SendAsync(20);
        await second.PassAsync(1);
        Assert.Equal("rule:silent@Mixer-", second.Open);
    }

    [Fact]
    public async Task Restart_OnDelayUnderWay_CountsWhatIsStored()
    {
        using (AlarmBench first = Open())
        {
            first.Rules.Put(Rule() with { OnDelay = TimeSpan.FromSeconds(60) }, 0, null);
            await first.SendAsync(81);
            await first.PassAsync(40);
            await first.SendAsync(81);
        }

        using AlarmBench second = Open();
        await second.PassAsync(25);
        Assert.Equal("rule:hot@Mixer+", second.Open);
    }

    [Fact]
    public async Task Rule_DisabledOrDeletedOrMoved_ReturnsItsAlerts()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule(), 0, null);
        bench.Rules.Put(Rule("hot2"), 0, null);
        bench.Rules.Put(Rule("hot3"), 0, null);
        await bench.SendAsync(81);
        Assert.Equal(3, bench.Alerts.Open.Count(alert => alert.Active));
        bench.Rules.Put(Rule() with { Enabled = false }, 1, null);
        bench.Rules.Delete("hot2", 1, null);
        bench.Rules.Put(Rule("hot3") with { Places = [Coater] }, 1, null);
        await bench.PassAsync(1);
        Assert.All(bench.Alerts.Open, alert => Assert.False(alert.Active));
    }

    [Fact]
    public async Task PlannedWork_SilencesAndTheAlarmComesWhenItIsOver()
    {
        using AlarmBench bench = Open();
        bench.Mode = new(true, true, PlannedWork: true);
        bench.Rules.Put(Rule() with { SilentInPlannedWork = true }, 0, null);
        await bench.SendAsync(81);
        await bench.PassAsync(60);
        Assert.Empty(bench.Open);
        bench.Mode = PlantMode.Working;
        await bench.PassAsync(40);
        Assert.Equal("rule:hot@Mixer+", bench.Open);
    }

    private AlarmBench Open() => new(_folder.Path, _time, _store);
}
