using System.Text;

namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Opens the text of a data set: finds the separator, reads the header, then gives row after row.</summary>
internal sealed class HistoryText
{
    private const char Blank = ' ';

    private static readonly char[] s_separators = [',', ';', '\t'];

    private readonly DelimitedReader _reader;

    private HistoryText(DelimitedReader reader, HistoryHeader header) => (_reader, Header) = (reader, header);

    public HistoryHeader Header { get; }

    public int Line => _reader.Line;

    public int Count => _reader.Count;

    public ReadOnlySpan<char> this[int cell] => _reader[cell];

    /// <exception cref="HistoryException">The text does not begin as the format says.</exception>
    public static HistoryText Open(TextReader source, HistoryFormat format, HistoryLimits limits)
    {
        if (format == HistoryFormat.Cmapss)
        {
            return new(new DelimitedReader(source, Blank), HistoryHeader.Cmapss);
        }

        int lines = 0;
        string head;
        do
        {
            head = FirstLine(source);
            lines++;
        }
        while (string.IsNullOrWhiteSpace(head) && source.Peek() >= 0);

        char separator = s_separators.MaxBy(candidate => head.Count(c => c == candidate));
        HistoryHeader header = HistoryHeader.Read(new DelimitedReader(new StringReader(head), separator), limits);
        return new(new DelimitedReader(source, separator, lines), header);
    }

    public bool Read() => _reader.Read();

    private static string FirstLine(TextReader source)
    {
        StringBuilder line = new();
        for (int c = source.Read(); c is >= 0 and not '\n'; c = source.Read())
        {
            if (line.Length >= DelimitedReader.MaxRecordChars)
            {
                throw new HistoryException("the first line does not end: send a text table with a header line");
            }

            line.Append((char)c);
        }

        return line.ToString();
    }
}
