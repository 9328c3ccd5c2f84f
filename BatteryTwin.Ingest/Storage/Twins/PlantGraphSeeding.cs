using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Loads the models and the demo plant's graph that come with the program, once: at the first start of a data directory, with the demo plant on,
/// before requests are taken. Later starts never load them again, whatever became of the graph since.
/// </summary>
public sealed class PlantGraphSeeding(JournaledTwinGraph graph, IConfiguration configuration, ILogger<PlantGraphSeeding> logger) : IHostedLifecycleService
{
    private const string EnabledSetting = "BatteryTwin:DemoPlant:Enabled";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue(EnabledSetting, true) || !graph.IsUntouched)
        {
            return;
        }

        string folder = ProductModelFiles.Folder;
        using JsonDocument document = ReadGraph(folder);
        await graph.ImportAsync(document.RootElement, new ChangeOrigin("import", Actor: "demo plant"), cancellationToken).ConfigureAwait(false);
        logger.LogInformation("Demo plant loaded from {Folder}: {Twins} twins", folder, graph.Current.Twins.Count);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The graph document of a folder, with the interfaces of <c>models/*.json</c> added to its models.</summary>
    internal static JsonDocument ReadGraph(string folder)
    {
        string file = Path.Combine(folder, "demo-plant.graph.json");
        try
        {
            JsonObject document = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            JsonArray models = document["digitalTwinsModels"]?.AsArray() ?? [];
            document["digitalTwinsModels"] = models;
            foreach (JsonElement model in ProductModelFiles.Read(folder))
            {
                models.Add(JsonNode.Parse(model.GetRawText()));
            }

            return JsonDocument.Parse(document.ToJsonString());
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidOperationException($"the demo plant's models: {problem.Message}, or set {EnabledSetting}=false", problem);
        }
        catch (Exception problem) when (problem is IOException or JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"the demo plant's file '{file}' cannot be read ({problem.Message}); repair the installation or set {EnabledSetting}=false", problem);
        }
    }
}
