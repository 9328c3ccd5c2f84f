using System.Globalization;
using System.Numerics;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.LineProtocol;

/// <summary>
/// Line protocol the slow, obvious way: character by character over a string, by the rules written down with the parser.
/// Knows no limits, reads no precision.
/// </summary>
internal sealed class ReferenceParser(string text)
{
    private int _at;

    public List<(int Line, string Series, FieldValue Value, long? Time)> Points { get; } = [];

    public List<int> BadLines { get; } = [];

    public static ReferenceParser Parse(string text)
    {
        ReferenceParser parser = new(text);
        parser.ParseAll();
        return parser;
    }

    private void ParseAll()
    {
        while (_at < text.Length)
        {
            int start = _at;
            int line = 1 + text[..start].Count(c => c == '\n');
            try
            {
                SkipSpaces();
                if (AtLineEnd())
                {
                    PassLineBreak();
                }
                else if (text[_at] == '#')
                {
                    _at = AfterLineBreak(_at);
                }
                else
                {
                    Points.AddRange(ParseLine(line));
                }
            }
            catch (Fault fault)
            {
                BadLines.Add(line);
                _at = Resume(fault);
            }
        }
    }

    private List<(int Line, string Series, FieldValue Value, long? Time)> ParseLine(int line)
    {
        string measurement = Take(", \\", ", ");
        if (measurement.Length == 0)
        {
            throw new Fault(_at, false);
        }

        List<SeriesTag> tags = [];
        while (!AtLineEnd() && text[_at] == ',')
        {
            _at++;
            tags.Add(ParseTag());
            if (tags.Select(tag => tag.Key).Distinct().Count() != tags.Count)
            {
                throw new Fault(_at, false);
            }
        }

        SkipSpaces();
        List<(string Field, FieldValue Value)> fields = ParseFields();
        SkipSpaces();
        long? time = AtLineEnd() ? null : ParseTime();
        SkipSpaces();
        if (!AtLineEnd())
        {
            throw new Fault(_at, true);
        }

        PassLineBreak();
        return [.. fields.Select(field => (line, new SeriesKey(measurement, tags, field.Field).Canonical, field.Value, time))];
    }

    private SeriesTag ParseTag()
    {
        string key = Take(",= \\", ",= ");
        Expect('=', key.Length > 0);
        string value = Take(",= \\", ",= ");
        if (value.Length == 0 || (!AtLineEnd() && text[_at] == '='))
        {
            throw new Fault(_at, false);
        }

        return new(key, value);

        void Expect(char c, bool holds)
        {
            if (!holds || AtLineEnd() || text[_at] != c)
            {
                throw new Fault(_at, false);
            }

            _at++;
        }
    }

    private List<(string Field, FieldValue Value)> ParseFields()
    {
        List<(string Field, FieldValue Value)> fields = [];
        while (true)
        {
            string key = Take(",= \\", ",= ");
            if (key.Length == 0 || AtLineEnd() || text[_at] != '=')
            {
                throw new Fault(_at, true);
            }

            _at++;
            fields.Add((key, ParseValue()));
            if (AtLineEnd() || text[_at] == ' ')
            {
                return fields;
            }

            if (text[_at] != ',')
            {
                throw new Fault(_at, true);
            }

            _at++;
        }
    }

    private FieldValue ParseValue()
    {
        if (AtLineEnd())
        {
            throw new Fault(_at, true);
        }

        if (text[_at] == '"')
        {
            return FieldValue.String(ParseString());
        }

        int start = _at;
        while (!AtLineEnd() && text[_at] is not (',' or ' '))
        {
            _at++;
        }

        string word = text[start.._at];
        return word switch
        {
            "t" or "T" or "true" or "True" or "TRUE" => FieldValue.Boolean(true),
            "f" or "F" or "false" or "False" or "FALSE" => FieldValue.Boolean(false),
            _ => ParseNumber(word) ?? throw new Fault(start, true),
        };
    }

    private static FieldValue? ParseNumber(string word)
    {
        if (word.Length == 0)
        {
            return null;
        }

        string body = word[..^1];
        bool whole = body.TrimStart('+', '-').Length > 0 && body.TrimStart('+', '-').All(char.IsAsciiDigit) && body.Count(c => c is '+' or '-') <= 1;
        if (word[^1] == 'i')
        {
            return whole && BigInteger.Parse(body, CultureInfo.InvariantCulture) is var i && i >= long.MinValue && i <= long.MaxValue ? FieldValue.Integer((long)i) : null;
        }

        if (word[^1] == 'u')
        {
            return whole && !body.StartsWith('-') && BigInteger.Parse(body, CultureInfo.InvariantCulture) is var u && u <= ulong.MaxValue ? FieldValue.Unsigned((ulong)u) : null;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return word.All(c => char.IsAsciiDigit(c) || "+-.eE".Contains(c, StringComparison.Ordinal))
            && double.TryParse(word, Style, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? FieldValue.Float(value) : null;
    }

    private string ParseString()
    {
        int open = _at++;
        string value = string.Empty;
        while (true)
        {
            if (_at >= text.Length)
            {
                throw new Fault(open, true) { OpenQuote = open };
            }

            if (text[_at] == '"')
            {
                break;
            }

            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                value += text[_at + 1] is '"' or '\\' ? text[_at + 1].ToString() : text.Substring(_at, 2);
                _at += 2;
            }
            else
            {
                value += text[_at++];
            }
        }

        _at++;
        return AtLineEnd() || text[_at] is ',' or ' ' ? value : throw new Fault(_at, true) { OpenQuote = open };
    }

    private long ParseTime()
    {
        int start = _at;
        while (!AtLineEnd() && text[_at] != ' ')
        {
            _at++;
        }

        string word = text[start.._at];
        bool whole = word.All(c => char.IsAsciiDigit(c) || c is '+' or '-');
        return whole && long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time) ? time : throw new Fault(start, true);
    }

    /// <summary>Text up to an unescaped stop character, escapes resolved.</summary>
    private string Take(string special, string stops)
    {
        string taken = string.Empty;
        while (!AtLineEnd() && !stops.Contains(text[_at], StringComparison.Ordinal))
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] != '\n' && !(text[_at + 1] == '\r' && IsLineBreak(_at + 1)))
            {
                taken += special.Contains(text[_at + 1], StringComparison.Ordinal) ? text[_at + 1].ToString() : text.Substring(_at, 2);
                _at += 2;
            }
            else
            {
                taken += text[_at++];
            }
        }

        return taken;
    }

    private void SkipSpaces()
    {
        while (!AtLineEnd() && text[_at] == ' ')
        {
            _at++;
        }
    }

    private bool AtLineEnd() => _at >= text.Length || text[_at] == '\n' || IsLineBreak(_at);

    private bool IsLineBreak(int at) => text[at] == '\r' && (at + 1 == text.Length || text[at + 1] == '\n');

    private void PassLineBreak() => _at = AfterLineBreak(_at);

    private int AfterLineBreak(int at)
    {
        int newline = text.IndexOf('\n', Math.Min(at, text.Length));
        return newline < 0 ? text.Length : newline + 1;
    }

    private int Resume(Fault fault)
    {
        if (fault.OpenQuote >= 0)
        {
            return AfterLineBreak(fault.OpenQuote);
        }

        bool inFields = fault.InFields;
        for (int at = fault.At; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '\n')
            {
                return at + 1;
            }

            inFields |= c == ' ';
            if (c == '\\' && at + 1 < text.Length && text[at + 1] != '\n')
            {
                at++;
            }
            else if (c == '"' && inFields && at > 0 && text[at - 1] == '=')
            {
                int close = at + 1;
                while (close < text.Length && text[close] != '"')
                {
                    close += text[close] == '\\' ? 2 : 1;
                }

                if (close >= text.Length)
                {
                    return AfterLineBreak(at);
                }

                at = close;
            }
        }

        return text.Length;
    }

    private sealed class Fault(int at, bool inFields) : Exception
    {
        public int At { get; } = at;

        public bool InFields { get; } = inFields;

        public int OpenQuote { get; init; } = -1;
    }
}
