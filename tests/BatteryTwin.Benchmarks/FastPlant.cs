using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.History;
using BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Sources.DemoPlant.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// The demo plant with everything that a process of the product does between a machine's value and a stored forecast, on a clock that is put forward hour
/// by hour: the fleet's models are trained, the month before is filled, and every further hour is written at a value a minute (the plant's own
/// rate for a past that it fills), scored, and its failures reported.
/// </summary>
internal sealed class FastPlant : IAsyncDisposable
{
    private const int HistoryDays = 30;

    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 5, 30, 0, TimeSpan.Zero);

    /// <summary>What lives by the clock on the wall, or is driven from here.</summary>
    private static readonly Type[] s_driven = [typeof(DemoPlantSource), typeof(DemoPlantOutcomes), typeof(UnitStream), typeof(FleetTraining), typeof(ForecastLoop), typeof(DemoStopPlanner)];

    private readonly BenchmarkFolder _folder = new();
    private readonly MovedClock _clock = new(s_start);
    private readonly IHost _host;
    private readonly IHostedService[] _started;
    private readonly DemoPlantOutcomes _outcomes;
    private readonly SimulatedPlant _plant;
    private readonly PlantRecord _record;

    private FastPlant(int seed)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
        [
            new("BatteryTwin:DataDirectory", _folder.Path), new("BatteryTwin:DemoPlant:HistoryDuty", "1"), new("BatteryTwin:DemoPlant:Seed", $"{seed}"), new("Logging:LogLevel:Default", "Warning"),
        ]);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole();
        builder.Services.AddSingleton<TimeProvider>(_clock).AddIngest(builder.Configuration);
        _host = builder.Build();
        IHostedService[] all = [.. _host.Services.GetServices<IHostedService>()];
        _outcomes = all.OfType<DemoPlantOutcomes>().Single();
        _started = [.. all.Where(service => !s_driven.Contains(service.GetType()))];
        DemoPlantOptions options = Service<IOptions<DemoPlantOptions>>().Value;
        _record = new(seed, s_start, options.FaultDelay, options.FaultGrowth) { FaultLife = options.FaultLife };
        _plant = new(_record);
    }

    public DateTimeOffset Now => _clock.Now;

    /// <summary>Lives that run now, in truth.</summary>
    public IReadOnlyList<TrueLife> Lives => _plant.LivesAt(Now);

    public string TruthFile => Path.Combine(_folder.Path, "demo", "truth.json");

    /// <summary>A plant at its first start: graph, month before, and models are there.</summary>
    public static async Task<FastPlant> StartAsync(int seed)
    {
        FastPlant plant = new(seed);
        foreach (IHostedLifecycleService service in plant._started.OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(default);
        }

        foreach (IHostedService service in plant._started)
        {
            await service.StartAsync(default);
        }

        PlantFiles files = plant.Service<PlantFiles>();
        files.Write(HistoryPlan.Before(s_start, HistoryDays, recentHours: 0));
        files.Write(plant._record);
        files.Write(new StoryFaults(plant._record).Truth, plant._plant.TrueLives);
        HistoryFill history = plant.Service<HistoryFill>();
        history.Start(plant._record, plan => plan);
        await plant.UntilDoneAsync(history.JobId!);
        FleetTraining training = plant.Service<FleetTraining>();
        await plant.UntilDoneAsync(plant.Service<IJobs>().Start(FleetTraining.JobKind, (progress, cancel) => training.RunAsync(training.Missing(), progress, cancel)).Id);
        return plant;
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Lets an hour pass, forecasts, keeps the forecasts, and reports what failed.</summary>
    public async Task<IReadOnlyList<ComponentForecast>> HourAsync()
    {
        DateTimeOffset before = Now;
        _clock.Now += TimeSpan.FromHours(1);
        PlantWriter writer = Service<PlantWriter>();
        foreach (StationSimulator station in writer.Present(_plant))
        {
            TelemetryBatchBuilder batch = new(60 * station.SeriesCount);
            for (DateTimeOffset minute = before; minute < Now; minute += TimeSpan.FromMinutes(1))
            {
                station.Write(batch, minute.ToUnixTimeSeconds());
            }

            await writer.WriteAsync(batch.Build(), PlantWriter.Live, default);
        }

        IReadOnlyList<ComponentForecast> forecasts = await Service<ForecastRounds>().RunAsync(default);
        await Service<ForecastRecord>().WriteAsync(forecasts, Now, default);
        _outcomes.Report(_plant.Failures(before, Now));
        return forecasts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHostedService service in _started.Reverse())
        {
            await service.StopAsync(default);
        }

        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }

    private async Task UntilDoneAsync(string jobId)
    {
        while (Service<IJobs>().Find(jobId) is { IsFinished: false })
        {
            await Task.Delay(50);
        }

        if (Service<IJobs>().Find(jobId) is { State: not JobState.Succeeded } job)
        {
            throw new InvalidOperationException($"{job.Kind}: {job.Error}");
        }
    }
}
