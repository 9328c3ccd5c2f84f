using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Prognostics;

public sealed class OutcomeLogTests : IDisposable
{
    private const string Type = "Rolls";

    private static readonly ComponentName s_rolls = new("Calender-1", "Rolls");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly DataDirectory _directory;
    private readonly OutcomeFile _file;
    private readonly ForecastTable _forecasts;
    private readonly OutcomeTable _outcomes;
    private readonly ForecastLedger _ledger;
    private readonly OutcomeLog _log;

    public OutcomeLogTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _file = new(_directory);
        _forecasts = new(_file);
        _outcomes = new(_file);
        _ledger = new(_forecasts, new(new(_file), _time), _time, NullLogger<ForecastLedger>.Instance);
        _log = new(_ledger, _forecasts, _outcomes, _time, NullLogger<OutcomeLog>.Instance);
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _file.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Add_Failure_EndsTheLifeForEveryModel()
    {
        Score(hours: 100, "champion", "challenger");

        Outcome outcome = _log.Add(Failed());

        EndedLife champion = Assert.Single(_outcomes.Lives(Type, "champion", 10));
        EndedLife challenger = Assert.Single(_outcomes.Lives(Type, "challenger", 10));
        Assert.Equal((outcome.Id, outcome.Id, LifeEnd.Failed), (champion.OutcomeId, challenger.OutcomeId, champion.Life.End));
        Assert.Equal((100, 100), (champion.Life.Age, champion.Life.Forecasts.Count));
        Assert.Equal(1, champion.Life.LeftAt(champion.Life.Forecasts[^1]));
    }

    [Fact]
    public void Add_SecondFailure_BeginsWhereTheFirstEnded()
    {
        Score(hours: 100, "champion");
        _log.Add(Failed());
        _time.Advance(TimeSpan.FromMinutes(1));
        Score(hours: 50, "champion");

        _log.Add(Failed());

        Assert.Equal([100, 50], _outcomes.Lives(Type, "champion", 10).Select(ended => ended.Life.Forecasts.Count));
    }

    [Fact]
    public void Add_LongLife_KeepsABoundedNumberOfForecasts()
    {
        Score(hours: 900, "champion");

        _log.Add(Failed());

        ObservedLife life = _outcomes.Lives(Type, "champion", 10)[0].Life;
        Assert.Equal((200, 0, 899), (life.Forecasts.Count, life.Forecasts[0].Age, life.Forecasts[^1].Age));
    }

    [Fact]
    public void Add_ComponentNeverForecast_IsUnknown() => Refused(PrognosticsFault.Unknown, Failed() with { Component = new("Calender-9", "Rolls") }, "has been forecast");

    [Fact]
    public void Add_InTheFuture_IsRefused()
    {
        Score(hours: 1, "champion");
        Refused(PrognosticsFault.Invalid, Failed() with { At = _time.GetUtcNow().AddHours(1) }, "has not come yet");
    }

    [Fact]
    public void Add_BeforeAnEarlierOutcome_IsRefused()
    {
        Score(hours: 10, "champion");
        _log.Add(Failed());

        Refused(PrognosticsFault.Conflict, Failed() with { At = _time.GetUtcNow().AddHours(-2) }, "is there already");
    }

    [Fact]
    public void Thin_OldForecasts_KeepsHoursAndCountsBackFromNow()
    {
        DateTimeOffset begin = _time.GetUtcNow();
        for (int minute = 0; minute < 120; minute++)
        {
            _ledger.Take(Entry("champion", begin.AddMinutes(minute), minute / 60.0));
        }

        _ledger.Flush();
        _forecasts.Thin(begin.AddDays(2));
        Assert.Equal(12, Kept());
        _forecasts.Thin(begin.AddDays(9));
        Assert.Equal(2, Kept());
        _forecasts.Thin(begin.AddDays(500));
        Assert.Equal(0, Kept());

        int Kept() => _forecasts.SinceLastOutcome(Type, null, null, DateTimeOffset.UnixEpoch, begin.AddDays(600)).Count;
    }

    [Fact]
    public void Take_MoreThanCanWait_DropsTheOldest()
    {
        DateTimeOffset begin = _time.GetUtcNow();
        for (int minute = 0; minute <= 20_000; minute++)
        {
            _ledger.Take(Entry("champion", begin.AddMinutes(minute), minute / 60.0));
        }

        _ledger.Flush();

        IReadOnlyList<ForecastEntry> kept = _forecasts.SinceLastOutcome(Type, null, null, DateTimeOffset.UnixEpoch, begin.AddDays(20));
        Assert.Equal((20_000, begin.AddMinutes(1), begin.AddMinutes(20_000)), (kept.Count, kept[0].Time, kept[^1].Time));
    }

    [Fact]
    public void Lives_OpenedAgain_AreThere()
    {
        Score(hours: 20, "champion");
        _log.Add(Failed() with { Actor = "Ada", Note = "seized" });
        _file.Dispose();

        using OutcomeFile again = new(_directory);

        Assert.Equal(("Ada", "seized", s_rolls), (new OutcomeTable(again).Outcomes(Type, null, 10)[0].Actor, new OutcomeTable(again).Outcomes(null, s_rolls, 10)[0].Note, new OutcomeTable(again).Outcomes(null, null, 10)[0].Component));
        Assert.Equal(20, new OutcomeTable(again).Lives(Type, "champion", 10)[0].Life.Forecasts.Count);
    }

    /// <summary>Scores the rolls once an hour, up to an hour ago.</summary>
    private void Score(int hours, params string[] models)
    {
        for (int hour = 0; hour < hours; hour++)
        {
            foreach (string model in models)
            {
                _ledger.Take(Entry(model, _time.GetUtcNow(), hour));
            }

            _time.Advance(TimeSpan.FromHours(1));
        }
    }

    private OutcomeRequest Failed() => new(s_rolls, LifeEnd.Failed, _time.GetUtcNow(), null, null);

    private static ForecastEntry Entry(string model, DateTimeOffset time, double age) => new(Type, s_rolls, model, time, new(age, 30, 20, 40, 1));

    private void Refused(PrognosticsFault fault, OutcomeRequest request, string words)
    {
        PrognosticsException problem = Assert.Throws<PrognosticsException>(() => _log.Add(request));
        Assert.Equal(fault, problem.Fault);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }
}
