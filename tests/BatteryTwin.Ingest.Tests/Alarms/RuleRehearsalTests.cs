using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using static BatteryTwin.Ingest.Tests.Alarms.AlarmBench;

namespace BatteryTwin.Ingest.Tests.Alarms;

/// <summary>A drafted rule over a stored day, against what is known to have happened.</summary>
public sealed class RuleRehearsalTests : IDisposable
{
    private static readonly DateTimeOffset s_end = new(2026, 3, 2, 22, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_from = s_end.AddHours(-16);

    private readonly TemporaryFolder _folder = new();
    private readonly AlarmBench _bench;
    private readonly MemoryTelemetryStore _store = new();
    private readonly BackgroundJobs _jobs = new(NullLogger<BackgroundJobs>.Instance);

    public RuleRehearsalTests() => _bench = new(_folder.Path, new ManualTimeProvider(s_end), _store);

    public void Dispose()
    {
        _bench.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rehearse_DayWithFault_TellsWhatItWouldHaveDone()
    {
        // Too hot from 10 h to 12 h, when the fault is known, and for ten minutes at 3 h, when none is.
        await FillAsync(Mixer, hour => hour is >= 10 and < 12 or >= 3 and < 3.17 ? 85 : 70);
        KnownFault fault = new("bearing", Mixer, "bearing", s_from.AddHours(9), s_from.AddHours(14), [(Mixer, "temperature")]);
        KnownFault unseen = new("fan", Mixer, "fan", s_from.AddHours(9), s_from.AddHours(14), [(Mixer, "speed")]);
        AlarmRule draft = Rule() with { OnDelay = TimeSpan.FromMinutes(5), Enabled = false };

        RehearsalAnswer answer = await RehearseAsync(new(draft, s_from, s_end), new Record([fault, unseen]));

        Assert.Equal((2, 1, 0, 1), (answer.Alarms, answer.Caught, answer.Missed, answer.False!.Value));
        Assert.Equal(s_from.AddHours(10).AddMinutes(5), answer.Faults.Single().FirstAlarm);
        Assert.Equal(235.0 / 60, answer.MedianLeadHours!.Value, 1e-9);
        Assert.Equal((2, 1.0, 1), (answer.Shifts, answer.MeanPerShift!.Value, answer.MostPerShift!.Value));
        Assert.Equal((1, 16 * 60L), (answer.Places, answer.Values));
        Assert.Equal(["a record"], answer.JudgedBy);
        Assert.Empty(_bench.Alerts.Recent(10));
    }

    [Fact]
    public async Task Rehearse_SameAsLive()
    {
        Random random = new(3);
        double level = 78;
        await FillAsync(Mixer, _ => level += random.Next(-2, 3) - ((level - 78) * 0.1));
        AlarmRule draft = Rule() with { OnDelay = TimeSpan.FromMinutes(3), OffDelay = TimeSpan.FromMinutes(2) };
        RehearsalAnswer answer = await RehearseAsync(new(draft, s_from, s_end));
        List<(DateTimeOffset, bool)> live = [];
        RuleEngine engine = new(RuleSet.Of([draft]), _bench);
        foreach (SeriesPoints points in await _store.ReadAsync(new() { Series = SeriesSelector.All, FromNs = EpochTime.ToNs(s_from), ToNs = EpochTime.ToNs(s_end) }, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken))
        {
            for (int i = 0; i < points.Count; i++)
            {
                for (int second = 0; second < 60; second++)
                {
                    engine.Advance(points.TimesNs[i] - ((60 - second) * EpochTime.NsPerSecond));
                }

                engine.Add(Mixer, "temperature", points.TimesNs[i], points.Values[i].ToDouble());
                live.AddRange(engine.Take().Select(happened => (EpochTime.FromNs(happened.TimeNs), happened.Raised)));
            }
        }

        Assert.True(answer.Alarms > 5, $"{answer.Alarms} alarms are too few to compare");
        Assert.Equal(live.Where(happened => happened.Item2).Select(happened => happened.Item1), answer.First.Select(alarm => alarm.From));
        Assert.Null(answer.False);
    }

    [Fact]
    public async Task Rehearse_MissingData_IsSeenInAGap()
    {
        await FillAsync(Mixer, hour => hour is > 4 and < 6 ? double.NaN : 70);
        RehearsalAnswer answer = await RehearseAsync(new(Rule("silent", new MissingCondition { Field = "temperature", After = TimeSpan.FromMinutes(10) }), s_from, s_end));
        RehearsedAlarm alarm = Assert.Single(answer.First);
        Assert.Equal((s_from.AddHours(4).AddMinutes(10), s_from.AddHours(6)), (alarm.From, alarm.To));
    }

    [Fact]
    public async Task Rehearse_FarTooManyAlarms_EndsAndSaysWhy()
    {
        int value = 70;
        for (int twin = 0; twin < 60; twin++)
        {
            await FillAsync($"Mixer{twin}", _ => value = 155 - value);
        }

        JobStatus job = await FinishedAsync(Rehearsals().Start(new(Rule(), s_from, s_end)));
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("more than 20000 alarms", job.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WrongRequest_NamesTheFault()
    {
        Assert.Contains("rule:", Fault(new(null)), StringComparison.Ordinal);
        Assert.Contains("rule.places", Fault(new(Rule() with { Places = [] })), StringComparison.Ordinal);
        Assert.Contains("31 days", Fault(new(Rule(), s_end.AddDays(-40), s_end)), StringComparison.Ordinal);
        Assert.Contains("daysBefore", Fault(new(Rule(), DaysBefore: 0)), StringComparison.Ordinal);

        string Fault(RehearsalRequest request) => Assert.Throws<MaintenanceRefusedException>(() => Rehearsals().Start(request)).Message;
    }

    private async Task<RehearsalAnswer> RehearseAsync(RehearsalRequest request, params IFaultRecord[] records)
    {
        JobStatus job = await FinishedAsync(Rehearsals(records).Start(request));
        Assert.True(job.State == JobState.Succeeded, job.Error);
        return Assert.IsType<RehearsalAnswer>(job.Result);
    }

    private RuleRehearsals Rehearsals(params IFaultRecord[] records) => new(_jobs, _bench.Rules, _bench.Values, _bench, records, _bench.Time);

    private async Task<JobStatus> FinishedAsync(JobStatus job)
    {
        await Eventually.IsTrue(() => _jobs.Find(job.Id)!.IsFinished, "the rehearsal ends");
        return _jobs.Find(job.Id)!;
    }

    private async Task FillAsync(string twin, Func<double, double> valueAt)
    {
        TelemetryBatchBuilder builder = new();
        SeriesKey key = new("machines", [new("twin", twin)], "temperature");
        for (int minute = 0; minute < 16 * 60; minute++)
        {
            if (valueAt(minute / 60.0) is var value && !double.IsNaN(value))
            {
                builder.Add(key, EpochTime.ToNs(s_from.AddMinutes(minute)), FieldValue.Float(value));
            }
        }

        await _store.AppendAsync(builder.Build(), TestContext.Current.CancellationToken);
    }

    private sealed class Record(IReadOnlyList<KnownFault> faults) : IFaultRecord
    {
        public string Source => "a record";

        public bool IsComplete => true;

        public IReadOnlyList<KnownFault>? Read(DateTimeOffset from, DateTimeOffset to, TimeSpan before) => faults;
    }
}
