using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Renews a component of the simulated plant when a person says that its life ended, as a mechanic with a spare part would.</summary>
internal sealed class DemoPlantRepairs(PlantFiles files, OutcomeLog outcomes, ILogger<DemoPlantRepairs> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        outcomes.Added += Renew;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        outcomes.Added -= Renew;
        return Task.CompletedTask;
    }

    private void Renew(Outcome outcome)
    {
        if (outcome.Actor is null || !SimulatedPlant.TwinIds.Contains(outcome.Component.TwinId))
        {
            // The plant's own report, or a machine that is not simulated.
            return;
        }

        try
        {
            files.Add(new(outcome.Component.TwinId, outcome.Component.Component, outcome.At));
            logger.LogInformation("The demo plant has a new {Component} since {Time}", outcome.Component, outcome.At);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The demo plant keeps its worn {Component}, as the repair cannot be written: {Problem}", outcome.Component, problem.Message);
        }
    }
}
