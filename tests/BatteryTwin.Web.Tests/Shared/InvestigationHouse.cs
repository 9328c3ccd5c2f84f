using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Investigations;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Tests.Shared.Plant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Investigations of a synthetic plant whose dryer fan at Brno, line 2 goes wrong: real store, real analyses, in a directory that goes with it.</summary>
internal sealed class InvestigationHouse : IDisposable
{
    public const string Cause = "fan_speed_sd_rpm@Brno/Line2/Drying";

    private static readonly PlantTables s_fanFault = SyntheticPlant.Make(1, new PlantFault("fan_speed_sd_rpm", "Brno/Line2/Drying", 120, 5.1));
    private static readonly Lazy<IReadOnlyList<UnitTable>> s_units = new(() => Read(s_fanFault));
    private static readonly Lazy<IReadOnlyList<UnitTable>> s_quiet = new(() => Read(SyntheticPlant.Make(101)));

    private readonly string _folder = Directory.CreateTempSubdirectory("batterytwin-investigations-").FullName;
    private readonly DataDirectory _directory;

    public InvestigationHouse(bool isQuiet = false)
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder }), NullLogger<DataDirectory>.Instance);
        Book = new(_directory, TimeProvider.System, NullLogger<SqliteInvestigations>.Instance);
        Process = new() { Tables = isQuiet ? s_quiet.Value : s_units.Value };
        Jobs = new(NullLogger<BackgroundJobs>.Instance);
        Runs = new(Book, new(Book, Process, Graphs, Options.Create(new InvestigationOptions())), new(new MemoryTelemetry(), NullLogger<SignalEvidence>.Instance), Jobs);
    }

    /// <summary>The plant's tables as CSV.</summary>
    public static PlantTables FanFault => s_fanFault;

    public SqliteInvestigations Book { get; }

    public ProcessBook Process { get; }

    public GraphBook Graphs { get; } = new();

    public BackgroundJobs Jobs { get; }

    public InvestigationRuns Runs { get; }

    /// <summary>Cells of Brno, line 2 that failed last.</summary>
    public string[] FailedCells(int count)
    {
        IReadOnlyList<UnitTable> tables = Process.Tables!;
        (UnitTable coils, UnitTable cells) = (tables[1], tables[^1]);
        int[] above = cells.Parents[coils.Name];
        double[] defect = cells.Numbers["defect"];
        return [.. Enumerable.Range(0, cells.RowCount).Reverse().Where(row => defect[row] == 1 && above[row] >= 0 && coils.Categories["dryer"].Word(coils.Categories["dryer"][above[row]]) == "Brno/Line2/Drying").Take(count).Select(row => cells.Ids[row])];
    }

    public void AddTo(IServiceCollection services) => services
        .AddSingleton<IInvestigations>(Book)
        .AddSingleton(Runs)
        .AddSingleton<IProcessTables>(Process)
        .AddSingleton<ICausalGraphs>(Graphs);

    /// <summary>An investigation of named cells whose analysis has ended.</summary>
    public async Task<Investigation> AnalysedAsync(string[] cells)
    {
        Investigation opened = Book.Open(new() { Kind = EffectKind.Cells, Title = "These failed", Cells = cells }, "Ana");
        await EndAsync(Runs.Start(opened.Id));
        return Book.Find(opened.Id)!;
    }

    /// <summary>An investigation whose analysis has ended.</summary>
    public async Task<Investigation> AnalysedAsync(string? place = "line:Brno/Line2", DateTimeOffset? from = null)
    {
        Investigation opened = Book.Open(new() { Kind = EffectKind.Selection, Title = "More cells fail", Place = place, From = from }, "Ana");
        await EndAsync(Runs.Start(opened.Id));
        return Book.Find(opened.Id)!;
    }

    /// <summary>Waits until a job has ended.</summary>
    public async Task<JobStatus> EndAsync(JobStatus job)
    {
        TaskCompletionSource<JobStatus> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(JobStatus status)
        {
            if (status.Id == job.Id && status.IsFinished)
            {
                ended.TrySetResult(status);
            }
        }

        Jobs.Changed += Look;
        Look(Jobs.Find(job.Id)!);
        JobStatus end = await ended.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Jobs.Changed -= Look;
        return end;
    }

    public void Dispose()
    {
        Book.Dispose();
        _directory.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IReadOnlyList<UnitTable> Read(PlantTables tables) => PlantUnits.Of(tables, PlantGraphReader.Read(PlantGraphText.Utf8));
}
