using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.Records;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Ingest.Tests.Records;

/// <summary>The table reader against the reference, on sound, damaged and random text.</summary>
public sealed class CsvPropertyTests
{
    private static readonly CsvTable s_table = new((byte)',', DecimalComma: false, ["time", "twin", "a", "b"], 0, 1);

    private static readonly RecordSchema s_schema = new()
    {
        Time = new(["time"], "s"),
        Twin = new() { Column = "twin" },
        Fields = [new("a", "a", RecordValueKind.Number), new("b", "b", RecordValueKind.Text)],
    };

    private static readonly string[] s_times = ["1", "1700000000", "17.25", " 5 ", "\"6\"", "x", ""];
    private static readonly string[] s_twins = ["m", "m 2", "\"a,b\"", "\"q\"\"q\"", "é", "", "\"x\ny\""];
    private static readonly string[] s_numbers = ["1", "-2.5", "1e3", "+7", ".5", "\"8\"", "", "NaN", "n/a", "abc", "1,5", "0x1", "1e999", "5i", "12345678901234567890"];
    private static readonly string[] s_texts = ["on", "", "\"two\r\nlines\"", "\"\"", "a\"b", " \"spaced\" ", "NaN", "\"a,\"\"b\"\",c\"", "日"];
    private static readonly string[] s_damage = ["\"", "\"\"", ",", "\n", "\r", "\r\n", " ", ";", "é", "x", "\0", "1"];

    private static readonly Gen<string> s_row =
        from time in Gen.Elements(s_times)
        from twin in Gen.Elements(s_twins)
        from number in Gen.Elements(s_numbers)
        from text in Gen.Elements(s_texts)
        from end in Gen.Elements("\n", "\r\n", "\n\n")
        select $"{time},{twin},{number},{text}{end}";

    private static readonly Gen<string> s_text = s_row.NonEmptyListOf().Select(string.Concat);

    private static readonly Gen<string> s_damaged =
        from text in s_text
        from edits in (from at in Gen.Choose(0, 10_000) from kind in Gen.Choose(0, 2) from piece in Gen.Elements(s_damage) select (at, kind, piece)).ListOf()
        select edits.Aggregate(text, (current, edit) => Damage(current, edit.at, edit.kind, edit.piece));

    [Fact]
    public void Parse_DamagedText_EqualsReference() => Check(s_damaged, AssertEqualsReference);

    [Fact]
    public void Parse_InPiecesAndSmallBatches_EqualsParsedAtOnce() => Check(
        from text in s_damaged from cuts in Gen.Choose(0, 300).ListOf() from most in Gen.Choose(1, 5) select (text, cuts, most),
        sample =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(sample.text);
            DecodedRecords whole = Decode(bytes, [], RecordLimits.Default);
            DecodedRecords pieces = Decode(bytes, sample.cuts, RecordLimits.Default with { PointsPerBatch = sample.most, FaultsPerBatch = sample.most });

            Assert.Equal(whole.Points, pieces.Points);
            Assert.Equal(whole.Faults, pieces.Faults);
        });

    [Fact]
    public void Parse_RowsBeyondTheLimit_AreTheSameInPieces() => Check(
        from text in s_damaged from cuts in Gen.Choose(0, 300).ListOf() select (text, cuts),
        sample =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(sample.text);
            RecordLimits limits = RecordLimits.Default with { RecordBytes = 16 };

            Assert.Equal(Decode(bytes, [], limits).Points, Decode(bytes, sample.cuts, limits).Points);
        });

    [Fact]
    public void Parse_RandomBytes_NeverThrowsAndKeepsTheRowAfter() => Check(
        from text in s_damaged from bytes in Gen.Choose(0, 255).ListOf() from at in Gen.Choose(0, 10_000) select (text, bytes, at),
        sample =>
        {
            byte[] sound = Encoding.UTF8.GetBytes(sample.text);
            int at = sample.at % (sound.Length + 1);
            byte[] noise = [.. sound[..at], .. sample.bytes.Select(value => (byte)value), .. sound[at..]];
            CsvSniffer.Sniff(noise, isWhole: true, 100, out _);
            Decode(noise, [], RecordLimits.Default);

            byte[] text = [.. noise.Where(value => value != '"'), .. "\n1,last,1,"u8];
            Assert.Equal("telemetry,twin=last a", Decode(text, [], RecordLimits.Default).Points[^1].Series);
        });

    private static void AssertEqualsReference(string text)
    {
        // Damage may have halved a surrogate pair.
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        List<(int Row, string Series, FieldValue Value, long TimeNs)> points = [];
        List<int> faults = [];
        foreach ((int line, List<string>? cells) in ReferenceCsv.Read(text, ','))
        {
            Expect(line, cells, points, faults);
        }

        DecodedRecords decoded = Decode(Encoding.UTF8.GetBytes(text), [], RecordLimits.Default);

        Assert.Equal(points, decoded.Points);
        Assert.Equal(faults, decoded.Faults.Select(fault => fault.Line));
    }

    private static void Expect(int line, List<string>? cells, List<(int Row, string Series, FieldValue Value, long TimeNs)> points, List<int> faults)
    {
        if (cells is null || cells.Count < 4 || cells.Skip(4).Any(cell => cell.Length > 0)
            || !System.Text.RegularExpressions.Regex.IsMatch(cells[0], @"^-?[0-9]+([.,][0-9]*)?\z")
            || decimal.Parse(cells[0].Replace(',', '.'), CultureInfo.InvariantCulture) is not (> -9_000_000_000 and < 9_000_000_000 and var seconds) || cells[1].Any(letter => letter < ' '))
        {
            faults.Add(line);
            return;
        }

        SeriesTag[] tags = cells[1].Length == 0 ? [] : [new("twin", cells[1])];
        long timeNs = (long)(seconds * 1_000_000_000);
        if (double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && (char.IsAsciiDigit(cells[2][^1]) || cells[2][^1] == '.') && cells[2][0] > ' ')
        {
            points.Add((line, new SeriesKey("telemetry", tags, "a").Canonical, FieldValue.Float(number), timeNs));
        }
        else if (cells[2].Length > 0 && cells[2].ToUpperInvariant() is not ("NAN" or "NA" or "N/A" or "-" or "--"))
        {
            faults.Add(line);
        }

        if (cells[3].Length > 0)
        {
            points.Add((line, new SeriesKey("telemetry", tags, "b").Canonical, FieldValue.String(cells[3]), timeNs));
        }
    }

    private static DecodedRecords Decode(byte[] rows, IEnumerable<int> cuts, RecordLimits limits) => Tables.DecodeRows(rows, s_table, s_schema, cuts, limits: limits);

    private static void Check<T>(Gen<T> samples, Action<T> property) =>
        Prop.ForAll(samples.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithReplay(20_260_301, 1_000_003));

    private static string Damage(string text, int at, int kind, string piece)
    {
        if (text.Length == 0)
        {
            return piece;
        }

        at %= text.Length;
        return kind switch
        {
            0 => text.Insert(at, piece),
            1 => text.Remove(at, 1),
            _ => text.Remove(at, 1).Insert(at, piece),
        };
    }
}
