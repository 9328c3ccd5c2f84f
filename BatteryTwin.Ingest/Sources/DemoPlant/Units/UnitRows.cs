using System.Globalization;
using System.Text;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>Rows of one table as CSV.</summary>
internal sealed class UnitRows(string table, string header)
{
    private readonly StringBuilder _text = new(header + "\n");

    public string Table { get; } = table;

    public int Count { get; private set; }

    /// <summary>Adds a row: words, then numbers rounded to six digits.</summary>
    public void Add(IReadOnlyList<string> words, ReadOnlySpan<double> numbers)
    {
        _text.AppendJoin(',', words);
        foreach (double number in numbers)
        {
            _text.Append(',').Append(((float)number).ToString("G6", CultureInfo.InvariantCulture));
        }

        _text.Append('\n');
        Count++;
    }

    public MemoryStream ToCsv() => new(Encoding.UTF8.GetBytes(_text.ToString()));
}
