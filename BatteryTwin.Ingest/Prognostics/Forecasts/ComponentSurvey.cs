using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Finds the components of the graph that can be watched.</summary>
internal static class ComponentSurvey
{
    private const string NominalRate = "NominalRate";

    /// <summary>Components of the graph's twins, in order of twin and component.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="isWatched">Kinds that are of interest.</param>
    public static IReadOnlyList<WatchedComponent> Of(TwinGraphSnapshot graph, Func<string, bool> isWatched)
    {
        Dictionary<string, (string Name, string Type)[]> byModel = new(StringComparer.Ordinal);
        List<WatchedComponent> found = [];
        foreach (Twin twin in graph.Twins.Values.OrderBy(twin => twin.Id, StringComparer.Ordinal))
        {
            if (!byModel.TryGetValue(twin.ModelId, out (string Name, string Type)[]? parts))
            {
                byModel[twin.ModelId] = parts = [.. graph.Models.Contents(twin.ModelId).OfType<DtdlComponent>()
                    .Select(component => (component.Name, Type: TypeOf(component.Schema))).Where(part => isWatched(part.Type)).OrderBy(part => part.Name, StringComparer.Ordinal)];
            }

            found.AddRange(parts.Select(part => new WatchedComponent(twin.Id, part.Name, part.Type, Rate(twin))));
        }

        return found;
    }

    /// <summary>Name of an interface within its id: <c>BallBearings</c> of <c>dtmi:batterytwin:BallBearings;1</c>.</summary>
    public static string TypeOf(string modelId) => modelId[(modelId.LastIndexOf(':') + 1)..].Split(';')[0];

    private static double? Rate(Twin twin) => twin.Property(NominalRate) is { Value.ValueKind: JsonValueKind.Number } rate ? rate.Value.GetDouble() : null;
}
