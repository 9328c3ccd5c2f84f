using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Prognostics;

public sealed class RunningLivesTests : IDisposable
{
    private const string Type = "Rolls";
    private const string Model = "m-1";

    private static readonly DateTimeOffset s_begin = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;
    private readonly OutcomeFile _file;
    private readonly ForecastTable _table;

    public RunningLivesTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _file = new(_directory);
        _table = new(_file);
    }

    public void Dispose()
    {
        _file.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Of_ReadBitByBit_IsWhatReadingAllAtOnceGives()
    {
        RunningLives lives = new(_table);
        Random random = new(7);
        for (int minute = 0; minute < 150; minute += random.Next(2, 9))
        {
            // Some are written down minutes after they were made.
            _table.Add([.. Enumerable.Range(0, 3).Select(component => Entry(component, s_begin.AddMinutes(minute - random.Next(0, 10)), minute))]);
            DateTimeOffset now = s_begin.AddMinutes(minute + 1).AddSeconds(random.Next(0, 60));

            Assert.Equal(Text(new RunningLives(_table).Of(Type, Model, 0, now)), Text(lives.Of(Type, Model, 0, now)));
        }
    }

    [Fact]
    public void Of_AfterAnOutcome_BeginsAnew()
    {
        RunningLives lives = new(_table);
        _table.Add([Entry(0, s_begin, 0), Entry(0, s_begin.AddMinutes(1), 1), Entry(1, s_begin, 0)]);
        Assert.Equal([2, 1], lives.Of(Type, Model, 0, s_begin.AddMinutes(2)).Select(life => life.Forecasts.Count));
        Outcome outcome = new OutcomeTable(_file).Add(new(0, Type, Name(0), LifeEnd.Failed, s_begin.AddMinutes(1), 1, null, null), new Dictionary<string, ObservedLife>());

        Assert.Equal([Name(1).ToString()], lives.Of(Type, Model, outcome.Id, s_begin.AddMinutes(2)).Select(life => life.Name));
    }

    private static ComponentName Name(int component) => new($"Calender-{component}", "Rolls");

    private static ForecastEntry Entry(int component, DateTimeOffset time, double age) => new(Type, Name(component), Model, time, new(age, 30, 20, 40, 1));

    private static string Text(IReadOnlyList<ObservedLife> lives) => string.Join('\n', lives.Select(life => $"{life.Name} {life.End} {life.Age}: {string.Join(' ', life.Forecasts.Select(forecast => forecast.Age))}"));
}
