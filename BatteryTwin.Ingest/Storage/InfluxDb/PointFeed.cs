using System.Runtime.InteropServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Hands rows of answers to a reducer, in columns. Reused.</summary>
internal sealed class PointFeed
{
    private readonly List<long> _timesNs = [];
    private readonly List<long> _bits = [];
    private readonly List<string> _texts = [];

    public void Add(QueryPiece piece, RangeReducer reducer, FieldType type)
    {
        for (int row = 0; row < piece.RowCount; row++)
        {
            if (piece.ValueAt(row, 0) is { } value)
            {
                Add(piece.TimesNs[row], value);
            }
        }

        Flush(reducer, type);
    }

    public void Add(long timeNs, FieldValue value)
    {
        _timesNs.Add(timeNs);
        _bits.Add(value.Bits);
        _texts.Add(value.Text ?? string.Empty);
    }

    public void Flush(RangeReducer reducer, FieldType type)
    {
        bool text = type == FieldType.String;
        ReadOnlySpan<long> bits = CollectionsMarshal.AsSpan(_bits);
        ReadOnlySpan<string> texts = CollectionsMarshal.AsSpan(_texts);
        reducer.Add(CollectionsMarshal.AsSpan(_timesNs), text ? [] : bits, text ? texts : []);
        _timesNs.Clear();
        _bits.Clear();
        _texts.Clear();
    }
}
