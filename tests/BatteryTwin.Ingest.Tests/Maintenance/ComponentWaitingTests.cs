using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Maintenance;

/// <summary>What waiting costs for all components at once, and the proposal made last.</summary>
public sealed class ComponentWaitingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly DataDirectory _directory;
    private readonly MaintenanceDatabase _database;
    private readonly MaintenanceShelf _shelf;

    public ComponentWaitingTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _database = new(_directory);
        _shelf = new(_database, _time);
    }

    public void Dispose()
    {
        _database.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task All_OnlyComponentsWithALifeAndCosts()
    {
        _shelf.Put(new CostCatalogue { Components = [new ComponentCosts { Component = "Bearing", PlannedHours = 1, PartCost = 1_000, SecondaryDamage = 9_000 }] }, 0);
        using SqlitePlannedStops stops = new(_directory, _time, NullLogger<SqlitePlannedStops>.Instance);
        ScheduleCases cases = new(new SqliteWorkOrders(_database, _time), _shelf, stops, _ => [], _time, new Known(Forecast("Bearing", 100, 200), Forecast("Belt", 100, 200), Forecast("Bearing") with { TwinId = "Press" }));

        ComponentWaiting only = Assert.Single(await cases.AllWaitingAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("Mixer", "Bearing", _time.GetUtcNow()), (only.Asset, only.Component, only.From));
        Assert.Equal((1_000, 10_000), (only.Cost.Costs.Planned, only.Cost.Costs.Failure));
        Assert.True(only.Cost.NextDay(0).Cost > 0);
    }

    [Fact]
    public void NewestProposal_IsTheOneMadeLast()
    {
        Assert.Null(_shelf.NewestProposal);
        foreach (int hour in new[] { 1, 2, 3 })
        {
            DateTimeOffset made = _time.GetUtcNow().AddHours(hour);
            _shelf.Put(new ScheduleProposal(Guid.CreateVersion7(made).ToString("N"), made, made, made.AddDays(7), "EUR", new([], 0, 0, 0, 0, 0), ImmutableDictionary<string, long>.Empty));
        }

        Assert.Equal(_time.GetUtcNow().AddHours(3), _shelf.NewestProposal!.MadeAt);
    }

    private ComponentForecast Forecast(string component, params double[] hours) => new(
        "Mixer", component, component, _time.GetUtcNow(), "m-1", 150, 100, 200, 0.9, null, [.. hours.Select((hour, at) => new LifeQuantile(0.25 + (0.5 * at), hour))], null, []);

    private sealed class Known(params ComponentForecast[] all) : IComponentForecasts
    {
        public Task<IReadOnlyList<ComponentForecast>> LatestAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<ComponentForecast>>(all);
    }
}
