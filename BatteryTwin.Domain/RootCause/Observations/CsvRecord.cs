using System.Globalization;
using System.Text;

namespace BatteryTwin.Domain.RootCause.Observations;

/// <summary>Reads records of comma-separated values (RFC 4180), quoted fields over several lines included.</summary>
internal sealed class CsvRecord(TextReader reader)
{
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private char _separator = ',';

    /// <summary>Line at which the record read last begins, from 1.</summary>
    public long Line { get; private set; }

    private long _nextLine = 1;

    /// <summary>Reads the head, and takes the separator from it: comma, semicolon or tab.</summary>
    public IReadOnlyList<string>? ReadHead()
    {
        string? head = reader.ReadLine();
        if (head is null)
        {
            return null;
        }

        Line = _nextLine++;
        head = head.TrimStart('\uFEFF');
        _separator = ",;\t".MaxBy(candidate => head.Count(c => c == candidate));
        return [.. head.Split(_separator).Select(name => name.Trim().Trim('"').Trim())];
    }

    /// <summary>Fields of the next record; null at the end. Valid until the next call. Empty lines are passed over.</summary>
    public List<string>? Read()
    {
        while (reader.ReadLine() is { } line)
        {
            Line = _nextLine++;
            if (line.Length == 0)
            {
                continue;
            }

            _fields.Clear();
            Split(line);
            return _fields;
        }

        return null;
    }

    private void Split(string line)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            foreach (Range range in line.AsSpan().Split(_separator))
            {
                _fields.Add(line[range].Trim());
            }

            return;
        }

        _field.Clear();
        bool quoted = false;
        for (int i = 0; ; i++)
        {
            if (i == line.Length)
            {
                if (!quoted)
                {
                    break;
                }

                string next = reader.ReadLine() ?? throw new RootCauseInputException(string.Create(CultureInfo.InvariantCulture, $"line {Line}: a quote is opened and never closed; close it, or write a quote that belongs to the text twice"));

                _nextLine++;
                _field.Append('\n');
                (line, i) = (next, -1);
                continue;
            }

            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                _field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == _separator && !quoted)
            {
                Take();
            }
            else
            {
                _field.Append(c);
            }
        }

        Take();
    }

    private void Take()
    {
        _fields.Add(_field.ToString().Trim());
        _field.Clear();
    }
}
