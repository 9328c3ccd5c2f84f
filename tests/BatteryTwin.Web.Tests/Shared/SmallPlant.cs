using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A plant with one line of three stations (mix, coat, test), all running at full speed and fresh, and the page services over it.</summary>
internal sealed class SmallPlant
{
    public const string PlantId = "Plant-A";
    public const string LineId = "Line1-A";
    public static readonly string[] StationIds = ["Mix-A", "Coat-A", "Test-A"];
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_models = ["dtmi:t:Mix;1", "dtmi:t:Coat;1", "dtmi:t:Test;1"];
    private static readonly string[] s_names = ["Mixing", "Coating", "Testing"];

    public SmallPlant(bool empty = false)
    {
        Time = new(Start);
        Graph = new(Time);
        History = new(Graph);
        Alerts = new(Time);
        Forecasts = new(Time);
        Stops = new(Time);
        Work = new(Time);
        Latest = new(Time);
        Topology = new(Graph, Options.Create(new TopologyOptions()));
        Health = new(Graph, Topology, Alerts, Latest, Time);
        Watch = new(Graph, Topology, Health, Time);
        if (!empty)
        {
            Fill();
            AllRunning();
        }
    }

    public ManualTime Time { get; }

    public PlantGraph Graph { get; }

    /// <summary>What became of the graph since it was empty.</summary>
    public HistoryBook History { get; }

    public AlertBook Alerts { get; }

    public LatestBoard Latest { get; }

    public MemoryTelemetry Store { get; } = new();

    public IngestBoard Ingest { get; } = new();

    public ConnectionBoard Connections { get; } = new();

    public LandingBoard Landing { get; } = new();

    public TrustBoard Trust { get; } = new();

    public MappingBoard Mapping { get; } = new();

    public QuarantineShelf Quarantine { get; } = new();

    public JobBoard Jobs { get; } = new();

    /// <summary>Coils and cells; none until a test fills it.</summary>
    public UnitBoard Units { get; } = new();

    public BackupBoard Backups { get; } = new();

    public SpaceBoard Space { get; } = new();

    public LinkBoard Link { get; } = new();

    public QueryBook Queries { get; } = new();

    public DeskBoard Desk { get; } = new();

    public AlarmDeskBoard AlarmRules { get; } = new();

    public ForecastBook Forecasts { get; }

    public StopBook Stops { get; }

    /// <summary>Work orders and crews; none until a test puts some.</summary>
    public MaintenanceBook Work { get; }

    public ProductionBoard Production { get; } = new();
    /// <summary>Registers what a page needs beyond the plant's own services.</summary>
    public Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? MoreServices { get; set; }

    /// <summary>Settings of the process, by key.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public PlantTopology Topology { get; }

    public PlantHealth Health { get; }

    public PlantWatch Watch { get; }

    public AlertList AlertList => new(Alerts, Link, Graph, Time);

    public OverviewReader Overview => new(Watch, new StationReader(new PlantReadings(Latest)), new PlantReadings(Latest), AlertList, Ingest);

    public LineReader Lines => new(Watch, new StationReader(new PlantReadings(Latest)), new KeySignals(Latest), new PlantReadings(Latest));

    /// <summary>Writes properties as a detector does.</summary>
    public async Task WriteAsync(string twinId, params PropertyWrite[] writes) => await ((ITwinGraph)Graph).WriteAsync(twinId, writes, ChangeOrigin.Detector);

    /// <summary>Every station runs at 700 of 700 with 2 % scrap, now.</summary>
    public void AllRunning()
    {
        foreach (string id in StationIds)
        {
            Latest.Set(id, StationSignals.OperatingState, FieldValue.String(OperatingStates.Running));
            Latest.Set(id, StationSignals.Throughput, FieldValue.Float(700));
            Latest.Set(id, StationSignals.ScrapRate, FieldValue.Float(2));
        }
    }

    private void Fill()
    {
        string rate = PlantGraph.Content("Property", StationSignals.NominalRate, comment: "unit cells/h");
        Graph.Model("dtmi:t:Plant;1", "Plant").Model("dtmi:t:Line;1", "Line", rate);
        for (int i = 0; i < s_models.Length; i++)
        {
            Graph.Model(s_models[i], s_names[i], rate, Signal("speed", "unit m/min; normal 38..42; target 40"), Signal(StationSignals.Throughput, "unit cells/h"), Signal(StationSignals.ScrapRate, "unit %; normal ..5"));
        }

        Graph.Twin(PlantId, "dtmi:t:Plant;1", ("Name", "Plant A")).Twin(LineId, "dtmi:t:Line;1", ("Name", "Line 1"), (StationSignals.NominalRate, 700.0));
        Graph.Relate(PlantId, "rel_has_lines", LineId);
        for (int i = 0; i < StationIds.Length; i++)
        {
            Graph.Twin(StationIds[i], s_models[i], ("Name", $"{s_names[i]} of line 1"), (StationSignals.NominalRate, 700.0), ("HealthPrediction", "OK"));
            Graph.Relate(LineId, "rel_runs_steps", StationIds[i]);
        }

        Graph.Relate(StationIds[0], "rel_feeds", StationIds[1]).Relate(StationIds[1], "rel_feeds", StationIds[2]);
    }

    private static string Signal(string name, string comment) => PlantGraph.Content("Telemetry", name, comment: comment);
}
