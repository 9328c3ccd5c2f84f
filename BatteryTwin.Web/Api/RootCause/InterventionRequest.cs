using System.Text.Json;
using BatteryTwin.Domain.RootCause;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Nodes to be held at values: <c>{"set": {"node": value}}</c>; a binary node's value may be true or false.</summary>
/// <param name="Set">Value by node.</param>
public sealed record InterventionRequest(IReadOnlyDictionary<string, double> Set)
{
    private const string Form = "send {\"set\": {\"node\": value}}";

    /// <summary>Reads a request.</summary>
    /// <exception cref="RootCauseInputException">It is no JSON of that form.</exception>
    internal static InterventionRequest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("set", out JsonElement set) || set.ValueKind != JsonValueKind.Object)
            {
                throw new RootCauseInputException($"'set' is missing or no object; {Form}");
            }

            Dictionary<string, double> values = new(StringComparer.Ordinal);
            foreach (JsonProperty property in set.EnumerateObject())
            {
                if (!values.TryAdd(property.Name, Value(property)))
                {
                    throw new RootCauseInputException($"'{property.Name}' is set twice");
                }
            }

            return new(values);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new RootCauseInputException($"the body is no JSON ({fault.Message}); {Form}", fault);
        }
    }

    private static double Value(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Number when property.Value.TryGetDouble(out double number) => number,
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => throw new RootCauseInputException($"the value of '{property.Name}' is no number; {Form}"),
    };
}
