using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatteryTwin.Web.State.Setup;

/// <summary>Several files as one graph document: model files add to its models, graph documents to its twins, relationships and models.</summary>
internal sealed class GraphFiles
{
    private const string Graph = "digitalTwinsGraph";
    private const string Models = "digitalTwinsModels";
    private const string Twins = "digitalTwins";
    private const string Relationships = "relationships";

    private readonly JsonArray _models = [];
    private readonly JsonArray _twins = [];
    private readonly JsonArray _relationships = [];

    /// <summary>Adds one file: a graph document, a DTDL interface, or a list of interfaces.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public void Add(JsonNode? file)
    {
        switch (file)
        {
            case JsonArray list:
                Copy(list, _models, "the list of models");
                break;
            case JsonObject document when document.ContainsKey(Graph) || document.ContainsKey(Models):
                Copy(document[Models], _models, Models);
                Copy((document[Graph] as JsonObject)?[Twins], _twins, $"{Graph}.{Twins}");
                Copy((document[Graph] as JsonObject)?[Relationships], _relationships, $"{Graph}.{Relationships}");
                break;
            case JsonObject model when model.ContainsKey("@id"):
                _models.Add(model.DeepClone());
                break;
            default:
                throw new FormatException($"this is neither a graph ('{Graph}', '{Models}') nor a DTDL model ('@id').");
        }
    }

    public JsonElement ToDocument() => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["digitalTwinsFileInfo"] = new JsonObject { ["fileVersion"] = "1.0.0" },
        [Graph] = new JsonObject { [Twins] = _twins.DeepClone(), [Relationships] = _relationships.DeepClone() },
        [Models] = _models.DeepClone(),
    });

    private static void Copy(JsonNode? from, JsonArray to, string what)
    {
        if (from is null)
        {
            return;
        }

        foreach (JsonNode? entry in from as JsonArray ?? throw new FormatException($"'{what}' must be a list."))
        {
            to.Add(entry?.DeepClone());
        }
    }
}
