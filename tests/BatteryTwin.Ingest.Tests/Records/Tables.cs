using System.Text;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Records;

/// <summary>Short ways to sniff and decode tables.</summary>
internal static class Tables
{
    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static DecodedRecords Decode(string text, RecordSchema schema, ITwinGraph? graph = null, RecordLimits? limits = null, RecordDefaults? defaults = null) =>
        Decode(Encoding.UTF8.GetBytes(text), schema, [], graph, limits, defaults);

    /// <summary>Decodes a table with its header, its rows handed over in pieces that end at <paramref name="cuts"/>.</summary>
    public static DecodedRecords Decode(byte[] text, RecordSchema schema, IEnumerable<int> cuts, ITwinGraph? graph = null, RecordLimits? limits = null, RecordDefaults? defaults = null)
    {
        CsvTable? table = CsvSniffer.Sniff(text, isWhole: true, 1000, out string reason);
        Assert.True(table is not null, reason);
        return DecodeRows(text[table.RowsAt..], table, schema, cuts, graph, limits, defaults);
    }

    public static DecodedRecords DecodeRows(
        byte[] rows, CsvTable table, RecordSchema schema, IEnumerable<int> cuts, ITwinGraph? graph = null, RecordLimits? limits = null, RecordDefaults? defaults = null)
    {
        CsvColumns? columns = CsvColumns.Bind(schema, table.Header, out string reason);
        Assert.True(columns is not null, reason);
        TimeText time = TimeText.Create(schema.Time.Format, Berlin)!;
        CsvDecoder decoder = new(graph ?? new StaticTwinGraph(), table, columns, time, defaults ?? new(), limits ?? RecordLimits.Default, table.FirstLine);
        return Run(decoder, rows, cuts);
    }

    public static DecodedRecords Run(IRecordParser parser, byte[] text, IEnumerable<int> cuts)
    {
        List<DecodedLines> batches = [];
        int at = 0;
        foreach (int end in cuts.Where(cut => cut < text.Length).Order().Append(text.Length))
        {
            bool isLast = end == text.Length;
            while (at < end)
            {
                int used = parser.Parse(text.AsSpan(at, end - at), isLast);
                at += used;
                if (parser.IsFull)
                {
                    batches.Add(parser.Take());
                }
                else
                {
                    Assert.True(used > 0 || !isLast, "the parser stands still");
                    if (used == 0)
                    {
                        break;
                    }
                }
            }
        }

        batches.Add(parser.Take());
        return DecodedRecords.Of([.. batches]);
    }
}
