using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Alarms;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Alarms;

/// <summary>Rules, alert log and live evaluation over a data directory, as one process has them; another one can follow on the same directory.</summary>
internal sealed class AlarmBench : IAlarmPlant, IDisposable
{
    public const string Mixer = "Mixer";
    public const string Coater = "Coater";

    private static readonly IngestSource s_live = new("http", "write");

    private readonly StaticTwinGraph _graph = new();

    public AlarmBench(string folder, ManualTimeProvider time, MemoryTelemetryStore store)
    {
        (Time, Store) = (time, store);
        Directory = new DataDirectory(Options.Create(new DataDirectoryOptions { DataDirectory = folder }), NullLogger<DataDirectory>.Instance);
        Alerts = new SqliteAlertLog(Directory, Options.Create(new AlertLogOptions()), time, NullLogger<SqliteAlertLog>.Instance);
        Table = new AlarmRuleTable(Directory);
        Rules = new AlarmRuleBook(Table, time);
        Values = new RuleValues(store, this);
        Live = new LiveAlarmRules(Rules, this, Values, Alerts, Alerts, Trust, _graph, time, NullLogger<LiveAlarmRules>.Instance);
    }

    public DataDirectory Directory { get; }

    public ManualTimeProvider Time { get; }

    public MemoryTelemetryStore Store { get; }

    public SetTrust Trust { get; } = new();

    public SqliteAlertLog Alerts { get; }

    public AlarmRuleTable Table { get; }

    public AlarmRuleBook Rules { get; }

    public RuleValues Values { get; }

    public LiveAlarmRules Live { get; }

    public PlantMode Mode { get; set; } = PlantMode.Working;

    public bool KnowsPlans => true;

    /// <summary>Open alerts: rule, twin and whether the condition holds.</summary>
    public string Open => string.Join(' ', Alerts.Open.OrderBy(alert => alert.TwinId).Select(alert => $"{alert.Rule}@{alert.TwinId}{(alert.Active ? "+" : "-")}"));

    public static AlarmRule Rule(string id = "hot", RuleCondition? condition = null) => new()
    {
        Id = id,
        Name = "Too hot",
        Priority = AlertPriority.High,
        Places = ["Line"],
        Condition = condition ?? new ThresholdCondition { Field = "temperature", Limit = 80, Hysteresis = 2 },
        Enabled = true,
    };

    /// <summary>Stores a value and shows it to the rules, as the pipeline does.</summary>
    public async Task SendAsync(double value, string twin = Mixer, string field = "temperature")
    {
        TelemetryBatchBuilder builder = new();
        builder.Add(new SeriesKey("machines", [new("twin", twin)], field), EpochTime.ToNs(Time.Now), FieldValue.Float(value));
        TelemetryBatch batch = builder.Build();
        await Store.AppendAsync(batch, TestContext.Current.CancellationToken);
        await Live.ObserveAsync(batch, s_live, TestContext.Current.CancellationToken);
    }

    public async Task PassAsync(double seconds)
    {
        Time.Now += TimeSpan.FromSeconds(seconds);
        await Live.TickAsync(TestContext.Current.CancellationToken);
    }

    public IReadOnlyList<string> WholesOf(string twinId) => ["Plant", "Line", twinId];

    public IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> Modes(string twinId, DateTimeOffset from, DateTimeOffset to) => [(from, Mode)];

    public IReadOnlyList<CalendarSpan> Shifts(string twinId, DateTimeOffset from, DateTimeOffset to) =>
        [new(from, from.AddHours(8), CalendarTime.Work, "Early", from), new(from.AddHours(8), to, CalendarTime.Work, "Late", from.AddHours(8))];

    public void Dispose()
    {
        Live.Dispose();
        Table.Dispose();
        Alerts.Dispose();
        Directory.Dispose();
    }
}
