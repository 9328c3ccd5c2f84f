using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins.Templates;

/// <summary>
/// Makes the graph of plants from templates, as a graph document: plants, lines, steps, what contains what, and the flow of material.
/// Ids follow the plants' naming: <c>Plant-Munich</c>, <c>ProductionLine1-Munich</c>, <c>MixingStep-Line1-Munich</c>.
/// </summary>
public static class TemplateGraph
{
    /// <summary>The graph document of plants, with the models it needs.</summary>
    /// <param name="plants">What to make.</param>
    /// <param name="models">Where models are taken from; those needed go into the document with all they depend on.</param>
    /// <exception cref="TwinGraphException">A template makes no sense (all problems at once), or a model is missing.</exception>
    public static JsonElement Of(IReadOnlyList<PlantTemplate> plants, ModelCatalog models)
    {
        if (Problems(plants) is { Count: > 0 } problems)
        {
            throw new TwinGraphException(GraphErrorCode.ValidationFailed, "the template", problems);
        }

        JsonArray twins = [];
        JsonArray relationships = [];
        foreach (PlantTemplate plant in plants)
        {
            Add(plant, twins, relationships);
        }

        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["digitalTwinsFileInfo"] = new JsonObject { ["fileVersion"] = "1.0.0" },
            ["digitalTwinsGraph"] = new JsonObject { ["digitalTwins"] = twins, ["relationships"] = relationships },
            ["digitalTwinsModels"] = Models(plants, models),
        });
    }

    /// <summary>What is wrong with templates, one entry per problem.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<PlantTemplate> plants)
    {
        List<string> problems = plants.Count == 0 ? ["There is no plant; add one"] : [];
        for (int i = 0; i < plants.Count; i++)
        {
            PlantTemplate plant = plants[i];
            string place = plant.IdPart.Length == 0 ? $"Plant {i + 1}" : $"Plant {plant.Place.Trim()}";
            if (plant.IdPart.Length == 0)
            {
                problems.Add($"{place} has no name; give the place it stands at, for example Munich");
            }
            else if (plants.Take(i).Any(other => string.Equals(other.IdPart, plant.IdPart, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add($"{place} occurs twice; give each plant a name of its own, for example {plant.Place.Trim()} 2");
            }

            if (plant.TimeZone is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            {
                problems.Add($"{place}: '{zone}' is no time zone; use an IANA name such as Europe/Berlin");
            }

            if (plant.Lines.Count == 0)
            {
                problems.Add($"{place} has no lines; give it at least one");
            }

            problems.AddRange(plant.Lines.Where(line => line.Steps.Count == 0).Select(line => $"{place}, line {line.Number} runs no steps; choose at least one"));
        }

        return problems;
    }

    private static void Add(PlantTemplate plant, JsonArray twins, JsonArray relationships)
    {
        string place = plant.Place.Trim();
        string plantId = $"Plant-{plant.IdPart}";
        JsonObject root = Twin(plantId, PlantTemplate.PlantModel, $"{place} cell plant");
        root["City"] = place;
        if (!string.IsNullOrWhiteSpace(plant.TimeZone))
        {
            root["TimeZone"] = plant.TimeZone;
        }

        twins.Add(root);
        foreach (LineTemplate line in plant.Lines)
        {
            string lineId = $"ProductionLine{line.Number}-{plant.IdPart}";
            twins.Add(Twin(lineId, PlantTemplate.LineModel, $"{place} line {line.Number}"));
            relationships.Add(Edge(plantId, "rel_has_lines", lineId));
            string? before = null;
            foreach (StepTemplate step in line.Steps)
            {
                string stepId = $"{step.IdPrefix}-Line{line.Number}-{plant.IdPart}";
                JsonObject station = Twin(stepId, step.ModelId, $"{step.Name}, {place} line {line.Number}");
                station[HealthPrediction.PropertyName] = HealthPrediction.Ok;
                twins.Add(station);
                relationships.Add(Edge(lineId, "rel_runs_steps", stepId));
                if (before is not null)
                {
                    relationships.Add(Edge(before, "rel_feeds", stepId));
                }

                before = stepId;
            }
        }
    }

    private static JsonObject Twin(string id, string modelId, string name) =>
        new() { ["$dtId"] = id, ["Name"] = name, ["$metadata"] = new JsonObject { ["$model"] = modelId } };

    private static JsonObject Edge(string source, string name, string target) => new()
    {
        ["$relationshipId"] = $"{source}-{name}-{target}",
        ["$sourceId"] = source,
        ["$relationshipName"] = name,
        ["$targetId"] = target,
    };

    private static JsonArray Models(IReadOnlyList<PlantTemplate> plants, ModelCatalog models)
    {
        string[] needed =
        [
            PlantTemplate.PlantModel,
            PlantTemplate.LineModel,
            .. plants.SelectMany(plant => plant.Lines).SelectMany(line => line.Steps).Select(step => step.ModelId).Distinct(StringComparer.Ordinal),
        ];
        if (needed.FirstOrDefault(id => models.Find(id) is null) is { } missing)
        {
            throw new TwinGraphException(GraphErrorCode.ModelNotFound, $"the model '{missing}' that the template needs did not come with the program; repair the installation");
        }

        return [.. models.WithDependencies(needed).Select(model => JsonNode.Parse(model.Source.GetRawText()))];
    }
}
