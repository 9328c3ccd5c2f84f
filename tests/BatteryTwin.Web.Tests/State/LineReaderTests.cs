using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class LineReaderTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public void Read_UnknownLine_IsNull() => Assert.Null(_plant.Lines.Read("nowhere"));

    [Fact]
    public void Read_AllAtFullSpeed_HoldsNothingBack() => Assert.Equal(new(null, "No station holds the line back"), _plant.Lines.Read(SmallPlant.LineId)!.Bottleneck);

    [Fact]
    public void Read_SlowStation_IsTheBottleneckUnlessItWaits()
    {
        _plant.Latest.Set("Mix-A", StationSignals.Throughput, FieldValue.Float(350));
        _plant.Latest.Set("Test-A", StationSignals.Throughput, FieldValue.Float(100));
        _plant.Latest.Set("Test-A", StationSignals.OperatingState, FieldValue.String(OperatingStates.Starved));

        Bottleneck bottleneck = _plant.Lines.Read(SmallPlant.LineId)!.Bottleneck;

        Assert.Equal("Mix-A", bottleneck.StationId);
        Assert.StartsWith("Mixing makes 350 of 700 cells/h", bottleneck.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TwoStopped_BlamesTheOneStoppedLonger()
    {
        foreach (string id in new[] { "Coat-A", "Mix-A" })
        {
            _plant.Latest.Set(id, StationSignals.OperatingState, FieldValue.String(OperatingStates.Stopped));
            await _plant.Graph.WriteAsync(id, [Domain.Twins.PropertyWrite.Text(StationSignals.OperatingState, OperatingStates.Stopped)], Domain.Twins.ChangeOrigin.Telemetry, TestContext.Current.CancellationToken);
            _plant.Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(new("Coat-A", "Coating has been stopped for 4 min"), _plant.Lines.Read(SmallPlant.LineId)!.Bottleneck);
    }

    [Fact]
    public void Read_KeySignals_PutThoseOutsideTheirBandFirst()
    {
        _plant.Latest.Set("Coat-A", "speed", FieldValue.Float(44));

        SignalReading reading = Assert.Single(_plant.Lines.Read(SmallPlant.LineId)!.Signals["Coat-A"]);

        Assert.Equal(("speed", "m/min", true), (reading.Path, reading.Unit, reading.IsOutside));
    }

    [Fact]
    public async Task Timeline_StoredStates_ShowTheStop()
    {
        DateTimeOffset now = SmallPlant.Start;
        _plant.Store.Put("Mix-A", StationSignals.OperatingState, now.AddHours(-2), FieldValue.String(OperatingStates.Running));
        _plant.Store.Put("Mix-A", StationSignals.OperatingState, now.AddMinutes(-30), FieldValue.String(OperatingStates.Stopped));
        _plant.Store.Put("Mix-A", StationSignals.OperatingState, now.AddMinutes(-20), FieldValue.String(OperatingStates.Running));

        StateTimeline timeline = await new StateTimelineReader(_plant.Store, _plant.Watch).ReadAsync(SmallPlant.LineId, now.AddHours(-1), now.AddHours(1), TestContext.Current.CancellationToken);

        StateRow row = Assert.Single(timeline.Rows);
        Assert.Equal("Mixing", row.Name);
        Assert.Equal(now, timeline.To);
        Assert.Equal(TimeSpan.FromMinutes(10), Assert.Single(timeline.Stops).Stop.Duration);
        Assert.Equal(TimeSpan.FromMinutes(50), row.In(OperatingStates.Running));
    }

    [Fact]
    public async Task Timeline_OnlyAProperty_IsKnownSinceItWasWritten()
    {
        await _plant.Graph.WriteAsync("Mix-A", [Domain.Twins.PropertyWrite.Text(StationSignals.OperatingState, OperatingStates.Idle)], ChangeOriginTelemetry, TestContext.Current.CancellationToken);
        _plant.Time.Advance(TimeSpan.FromMinutes(5));

        StateTimeline timeline = await new StateTimelineReader(_plant.Store, _plant.Watch).ReadAsync(SmallPlant.LineId, SmallPlant.Start.AddHours(-1), _plant.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        Assert.Equal([new("Idle", SmallPlant.Start, SmallPlant.Start.AddMinutes(5))], Assert.Single(timeline.Rows).Segments);
    }

    private static Domain.Twins.ChangeOrigin ChangeOriginTelemetry => Domain.Twins.ChangeOrigin.Telemetry;
}
