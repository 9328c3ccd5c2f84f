using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Statements of one request, each with the type its numbers have.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder _text = new();
    private readonly List<FieldType> _types = [];

    public int Count => _types.Count;

    public IReadOnlyList<FieldType> Types => _types;

    public int Length => _text.Length;

    public void Add(string statement, FieldType type)
    {
        _text.Append(_types.Count > 0 ? ";" : string.Empty).Append(statement);
        _types.Add(type);
    }

    public override string ToString() => _text.ToString();
}
