using System.Text.Json;
using BatteryTwin.Domain.TwinQuery.Planning;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>A page of an answer; <see cref="ContinuationToken"/> is null on the last one.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="ContinuationToken">What to send for the next page.</param>
/// <param name="Charge">What the page cost, in query units: 2.5 + 0.01 per entity read + 0.05 per row.</param>
/// <param name="EntitiesRead">Twins and relationships looked at.</param>
/// <param name="Plan">How it was answered.</param>
public sealed record QueryPage(IReadOnlyList<QueryRow> Rows, string? ContinuationToken, double Charge, long EntitiesRead, QueryPlan Plan)
{
    /// <summary>Writes <c>{"value":[rows],"continuationToken":text or null}</c>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="withUpdateTimes">False leaves out <c>$lastUpdateTime</c> of twins, which the first version of the API did not know.</param>
    public void WriteTo(Utf8JsonWriter writer, bool withUpdateTimes = true)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("value");
        foreach (QueryRow row in Rows)
        {
            row.WriteTo(writer, withUpdateTimes);
        }

        writer.WriteEndArray();
        writer.WriteString("continuationToken", ContinuationToken);
        writer.WriteEndObject();
    }
}
