using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.TwinQuery.Binding;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>
/// One row of an answer. Its JSON is the document itself for <c>*</c>, <c>{"COUNT":n}</c> for COUNT(), else an object with one member per
/// column; a column without a value is left out.
/// </summary>
public sealed class QueryRow
{
    private readonly BoundQuery _query;
    private readonly RowScope? _entities;
    private readonly long _count;

    internal QueryRow(BoundQuery query, RowScope entities)
    {
        _query = query;
        _entities = entities;
    }

    internal QueryRow(BoundQuery query, long count)
    {
        _query = query;
        _count = count;
    }

    /// <summary>The twins that the row is made of and that the query gives a name (or reads as its only collection).</summary>
    public IEnumerable<Twin> Twins => Entities.OfType<Twin>();

    /// <summary>The relationships that the row is made of, as far as the query gives them a name.</summary>
    public IEnumerable<Relationship> Relationships => Entities.OfType<Relationship>();

    private IEnumerable<object> Entities => _entities is null
        ? []
        : _query.Slots.Where(slot => slot.Index == 0 || slot.Name is not null).Select(slot => _entities[slot.Index]!);

    /// <param name="writer">Where to.</param>
    /// <param name="withUpdateTimes">False leaves out <c>$lastUpdateTime</c> of twins.</param>
    public void WriteTo(Utf8JsonWriter writer, bool withUpdateTimes = true)
    {
        if (_query.Projection == ProjectionKind.Document)
        {
            WriteEntity(writer, _entities![0]!, withUpdateTimes);
            return;
        }

        writer.WriteStartObject();
        if (_entities is null)
        {
            writer.WriteNumber("COUNT", _count);
        }
        else
        {
            foreach (BoundColumn column in _query.Columns)
            {
                WriteColumn(writer, column, withUpdateTimes);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The row as JSON text.</summary>
    public string ToJsonText() => JsonText.Of(this, static (writer, row) => row.WriteTo(writer));

    /// <summary>The row as a tree.</summary>
    public JsonObject ToJson() => JsonNode.Parse(ToJsonText())!.AsObject();

    private void WriteColumn(Utf8JsonWriter writer, BoundColumn column, bool withUpdateTimes)
    {
        if (column.Operand.Path!.Names.IsEmpty)
        {
            writer.WritePropertyName(column.Key);
            WriteEntity(writer, _entities![column.Operand.Slot]!, withUpdateTimes);
        }
        else if (column.Operand.Evaluate(_entities!) is { IsDefined: true } value)
        {
            writer.WritePropertyName(column.Key);
            value.WriteTo(writer);
        }
    }

    private static void WriteEntity(Utf8JsonWriter writer, object entity, bool withUpdateTimes)
    {
        if (entity is Twin twin)
        {
            TwinJson.Write(writer, twin, withUpdateTimes);
        }
        else
        {
            RelationshipJson.Write(writer, (Relationship)entity);
        }
    }
}
