using BatteryTwin.Domain.Prognostics.Drift;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Prognostics;

public sealed class InputWatchTests : IDisposable
{
    private static readonly InputProfile s_profile = new([new("vibration", [1, 2, 3, 4, 5, 6, 7, 8, 9], [.. Enumerable.Repeat(0.1, 10)], 0.1)]);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly DataDirectory _directory;
    private readonly OutcomeFile _file;

    public InputWatchTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _file = new(_directory);
    }

    public void Dispose()
    {
        _file.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Drift_OverDaysAndRestarts_CountsAll()
    {
        InputWatch watch = Watch();
        Count(watch, 150);
        watch.Flush();
        _time.Advance(TimeSpan.FromDays(1));
        watch = Watch();
        Count(watch, 100);

        InputDrift drift = Assert.Single(watch.Drift("m", s_profile));

        Assert.Equal((250, true), (drift.Values, drift.IsShifted));
        watch.Flush();
        Assert.Equal(250, Watch().Drift("m", s_profile)[0].Values);
        _time.Advance(TimeSpan.FromDays(InputWatch.Days - 1));
        Assert.Empty(Watch().Drift("m", s_profile));
    }

    [Fact]
    public void Take_WornComponent_DoesNotCount()
    {
        InputWatch watch = Watch();
        for (int i = 0; i < 300; i++)
        {
            watch.Take("m", s_profile, predicted: 79, cap: 100, [9.5f]);
        }

        Assert.Empty(watch.Drift("m", s_profile));
    }

    private InputWatch Watch() => new(new(_file), _time);

    private static void Count(InputWatch watch, int ticks)
    {
        for (int i = 0; i < ticks; i++)
        {
            watch.Take("m", s_profile, predicted: 95, cap: 100, [9.5f]);
        }
    }
}
