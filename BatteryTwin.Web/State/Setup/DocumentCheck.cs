using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Setup;

/// <summary>Finds all that keeps a document from being imported, not only the first fault: models together, then twin by twin, then relationship by relationship.</summary>
internal sealed class DocumentCheck(TwinGraphSnapshot graph, GraphLimits limits, ChangeStamp stamp)
{
    private const int MostProblems = 200;

    private readonly List<SetupProblem> _problems = [];
    private readonly HashSet<string> _failedTwins = new(StringComparer.Ordinal);
    private TwinGraphSnapshot _graph = graph;

    public IReadOnlyList<SetupProblem> Of(GraphDocument document)
    {
        if (!Try(new(document.Models, [], []), "models"))
        {
            // Twins of models that cannot be taken would all be faults of the models.
            return _problems;
        }

        foreach (JsonElement twin in document.Twins.TakeWhile(_ => _problems.Count < MostProblems))
        {
            string id = Member(twin, "$dtId");
            if (!Try(new([], [twin], []), $"twin {id}"))
            {
                _failedTwins.Add(id);
            }
        }

        foreach (JsonElement edge in document.Relationships.TakeWhile(_ => _problems.Count < MostProblems))
        {
            if (!_failedTwins.Contains(Member(edge, "$sourceId")) && !_failedTwins.Contains(Member(edge, "$targetId")))
            {
                Try(new([], [], [edge]), $"relationship {Member(edge, "$relationshipId")} of {Member(edge, "$sourceId")}");
            }
        }

        return _problems;
    }

    private bool Try(GraphDocument part, string place)
    {
        try
        {
            _graph = GraphImport.Of(_graph, part, limits, stamp).Next;
            return true;
        }
        catch (TwinGraphException refusal)
        {
            _problems.AddRange(Explain(refusal, place));
            return false;
        }
        catch (ModelException refusal)
        {
            _problems.Add(new(place, refusal.Message));
            return false;
        }
    }

    private static IEnumerable<SetupProblem> Explain(TwinGraphException refusal, string place) => refusal switch
    {
        { InnerException: ModelException { Errors: { Count: > 0 } errors } } =>
            errors.Select(error => new SetupProblem($"model {error.Id ?? $"{error.Document + 1}"}, line {error.Line}, column {error.Column}", $"{error.Message} {error.Remedy}")),
        { Details.Count: > 0 } => refusal.Details.Select(detail => new SetupProblem(place, detail)),
        _ => [new(place, refusal.Message)],
    };

    private static string Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "without an id";
}
