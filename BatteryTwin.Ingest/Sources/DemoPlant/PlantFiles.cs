using System.Text.Encodings.Web;
using System.Text.Json;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.History;
using BatteryTwin.Ingest.Sources.DemoPlant.Units;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>
/// The simulated plant's files in <c>demo/</c> of the data directory: <c>plant.json</c> (what the first start settled), <c>truth.json</c> (every
/// injected fault, and how long each component lives), <c>repairs.json</c> (what people renewed), <c>history.json</c> (what is still to be filled) and <c>units.json</c> (how far slurries, coils and cells are written).
/// Each is replaced as a whole, so a kill leaves the old or the new one.
/// </summary>
internal sealed class PlantFiles
{
    private const string Folder = "demo";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _plant;
    private readonly string _truth;
    private readonly string _history;
    private readonly string _units;
    private readonly string _repairs;
    private readonly Lazy<PlantRepairs> _known;
    private readonly Lock _repairing = new();

    public PlantFiles(DataDirectory directory)
    {
        _plant = directory.PathOf(Folder, "plant.json");
        _truth = directory.PathOf(Folder, "truth.json");
        _history = directory.PathOf(Folder, "history.json");
        _units = directory.PathOf(Folder, "units.json");
        _repairs = directory.PathOf(Folder, "repairs.json");
        _known = new(() => new(Read<ComponentRepair[]>(_repairs) ?? []));
    }

    /// <summary>The plant's record; null before the first start.</summary>
    public PlantRecord? ReadPlant() => Read<PlantRecord>(_plant) is { } record ? record with { Repairs = Repairs } : null;

    /// <summary>What people renewed; the same for every reader, and growing.</summary>
    public PlantRepairs Repairs => _known.Value;

    /// <summary>Keeps that something was renewed.</summary>
    public void Add(ComponentRepair repair)
    {
        lock (_repairing)
        {
            Replace(_repairs, Repairs.All.Append(repair).ToArray());
            Repairs.Add(repair);
        }
    }

    public void Write(PlantRecord record) => Replace(_plant, record);

    public void Write(IReadOnlyList<InjectedFault> faults, IReadOnlyList<TrueLife> lives) => Replace(_truth, new { simulated = true, faults, lives });

    /// <summary>The truth file; null before the first start.</summary>
    public PlantTruth? ReadTruth() => Read<PlantTruth>(_truth);

    public HistoryPlan? ReadHistory() => Read<HistoryPlan>(_history);

    public void Write(HistoryPlan plan) => Replace(_history, plan);

    public UnitsWritten? ReadUnits() => Read<UnitsWritten>(_units);

    public void Write(UnitsWritten written) => Replace(_units, written);

    private static T? Read<T>(string file)
        where T : class
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), s_json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException problem)
        {
            throw new InvalidOperationException($"the demo plant's file '{file}' cannot be read ({problem.Message}); restore it from a backup, or delete it to begin the plant anew", problem);
        }
    }

    private static void Replace<T>(string file, T content)
    {
        string next = file + ".new";
        using (FileStream stream = new(next, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, content, s_json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }
}
