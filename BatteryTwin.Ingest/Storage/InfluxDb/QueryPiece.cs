using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Rows of one series (or one list) in an answer. A long series comes in several pieces. Reused for the next piece.</summary>
internal sealed class QueryPiece
{
    private readonly List<FieldValue?> _values = [];

    /// <summary>Which statement of the request this answers, from 0.</summary>
    public int Statement { get; set; }

    public string Measurement { get; set; } = string.Empty;

    /// <summary>Tags that have a value.</summary>
    public List<SeriesTag> Tags { get; } = [];

    /// <summary>Times of the rows; empty for lists without times.</summary>
    public List<long> TimesNs { get; } = [];

    /// <summary>Values in a row, the time left out.</summary>
    public int Width { get; set; }

    public int RowCount => Width == 0 ? 0 : _values.Count / Width;

    public FieldValue? ValueAt(int row, int column) => _values[(row * Width) + column];

    public void Add(FieldValue? value) => _values.Add(value);

    public void Clear(int statement)
    {
        Statement = statement;
        Measurement = string.Empty;
        Width = 0;
        Tags.Clear();
        TimesNs.Clear();
        _values.Clear();
    }
}
