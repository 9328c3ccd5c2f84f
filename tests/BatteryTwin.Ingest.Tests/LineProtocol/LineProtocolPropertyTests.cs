using System.Text;
using BatteryTwin.Domain.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Ingest.Tests.LineProtocol;

/// <summary>The parser against the reference, on sound and on damaged text.</summary>
public sealed class LineProtocolPropertyTests
{
    private static readonly string[] s_names = ["m", "temp", "a b", "x,y", "k=v", @"C:\t", "é日😀", "#c", "\"q\"", "t1", "f", @"\"];

    private static readonly string[] s_values =
    [
        "1", "-2.5", "1e3", "7i", "-7i", "8u", "t", "FALSE", "\"text\"", "\"a\\\"b\"", "\"two\nlines, f=1 1\n\"", "\"\\\\\"", "\"\"", "0.000001", "12345678901234567890",
    ];

    private static readonly string[] s_damage = ["\"", "\\", "\n", "\r", "\r\n", " ", ",", "=", "#", "i", "u", "-", ".", "e", "é", "=\"", "x", "\0", "1"];

    private static readonly Gen<string> s_line =
        from measurement in Gen.Elements(s_names).Where(name => name != "#c")
        from tags in Gen.Elements(s_names).ListOf()
        from fields in Gen.Elements(s_names).NonEmptyListOf()
        from values in Gen.Elements(s_values).ListOf(fields.Count)
        from time in Gen.Elements("", " 1", " -5", " 1700000000000000000", "  7 ")
        from end in Gen.Elements("\n", "\r\n", "\n\n", "\n# note \"\n")
        select Escape(measurement, ", \\")
            + string.Concat(tags.Distinct().Select(tag => $",{Escape(tag, ",= \\")}={Escape(tag + "v", ",= \\")}"))
            + " " + string.Join(',', fields.Zip(values, (field, value) => $"{Escape(field, ",= \\")}={value}")) + time + end;

    private static readonly Gen<string> s_text = s_line.ListOf().Select(string.Concat);

    private static readonly Gen<string> s_damaged =
        from text in s_line.NonEmptyListOf().Select(string.Concat)
        from edits in (from at in Gen.Choose(0, 10_000) from kind in Gen.Choose(0, 2) from piece in Gen.Elements(s_damage) select (at, kind, piece)).NonEmptyListOf()
        select edits.Aggregate(text, (current, edit) => Damage(current, edit.at, edit.kind, edit.piece));

    [Fact]
    public void Parse_SoundText_EqualsReference() => Check(s_text, text =>
    {
        AssertEqualsReference(text);
        Assert.Empty(Lines.Parse(text).Faults);
    });

    [Fact]
    public void Parse_DamagedText_EqualsReference() => Check(s_damaged, AssertEqualsReference);

    [Fact]
    public void Parse_InPieces_EqualsParsedAtOnce() => Check(
        from text in s_damaged from cuts in Gen.Choose(0, 300).ListOf() select (text, cuts),
        sample =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(sample.text);
            ParsedLines whole = Lines.Parse(bytes, []);
            ParsedLines pieces = Lines.Parse(bytes, sample.cuts.Where(cut => cut < bytes.Length).Order());

            Assert.Equal(whole.Points, pieces.Points);
            Assert.Equal(whole.Faults, pieces.Faults);
        });

    [Fact]
    public void Parse_RandomBytes_NeverThrowsAndKeepsTheLineAfter() => Check(
        from text in s_damaged from bytes in Gen.Choose(0, 255).ListOf() from at in Gen.Choose(0, 10_000) select (text, bytes, at),
        sample =>
        {
            byte[] sound = Encoding.UTF8.GetBytes(sample.text);
            int at = sample.at % (sound.Length + 1);
            byte[] noise = [.. sound[..at], .. sample.bytes.Select(value => (byte)value), .. sound[at..]];
            byte[] text = [.. noise.Where(value => value != '"'), .. "\nlast f=1 1"u8];

            Assert.Equal("last f", Lines.Parse(text, []).Points[^1].Series);
            Lines.Parse(noise, []);
        });

    private static void AssertEqualsReference(string text)
    {
        // Damage may have halved a surrogate pair.
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        ReferenceParser expected = ReferenceParser.Parse(text);
        ParsedLines parsed = Lines.Parse(text);

        Assert.Equal(expected.Points.Select(point => (point.Line, point.Series, point.Value, point.Time ?? Lines.ServerTimeNs)), parsed.Points);
        Assert.Equal(expected.BadLines, parsed.Faults.Select(fault => fault.Line));
    }

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

    private static string Escape(string text, string special) => string.Concat(text.Select(c => special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));
}
