using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Twins;

/// <summary>The graph of the plant that comes with the program, on a journal in a folder of a test.</summary>
internal static class PlantGraph
{
    public const string Mixer = "MixingStep-Line1-Munich";

    public static JsonDocument Document => PlantGraphSeeding.ReadGraph(Path.Combine(AppContext.BaseDirectory, "dtdl"));

    public static JournaledTwinGraph Open(TemporaryFolder folder, TimeProvider? time = null, TwinGraphOptions? options = null) =>
        new(folder.PathOf("journal.db"), options ?? new TwinGraphOptions(), time ?? TimeProvider.System, NullLogger.Instance);

    public static async Task<JournaledTwinGraph> OpenWithPlant(TemporaryFolder folder, TimeProvider? time = null, TwinGraphOptions? options = null)
    {
        JournaledTwinGraph graph = Open(folder, time, options);
        using JsonDocument document = Document;
        await graph.ImportAsync(document.RootElement, ChangeOrigin.Import);
        return graph;
    }
}
