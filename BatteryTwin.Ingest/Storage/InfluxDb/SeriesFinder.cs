using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Asks the server which series have points in a range, and for the first, last and number of them.</summary>
internal sealed class SeriesFinder(InfluxClient client)
{
    private const int MaxStatements = 200;

    /// <summary>
    /// Series of the fields that match, ordered by canonical key. The last point is always given; the first, and how many there are,
    /// where <paramref name="extents"/> and <paramref name="counts"/> ask for them.
    /// </summary>
    public async Task<List<FoundSeries>> FindAsync(IReadOnlyList<InfluxField> fields, SeriesSelector selector, long fromNs, long toNs, bool extents, bool counts, CancellationToken cancel)
    {
        string where = Where(selector, fromNs, toNs);
        string[] functions = ["last", .. extents ? ["first"] : Array.Empty<string>(), .. counts ? ["count"] : Array.Empty<string>()];
        Dictionary<SeriesKey, FoundSeries> found = [];
        foreach (InfluxField[] some in fields.Chunk(MaxStatements / functions.Length))
        {
            QueryText query = new();
            foreach (InfluxField field in some)
            {
                foreach (string function in functions)
                {
                    query.Add(
                        $"SELECT {function}({InfluxQl.Field(field.Name, field.Type)}) FROM {InfluxQl.Name(field.Measurement)} WHERE {where} GROUP BY *",
                        function == "count" ? FieldType.Integer : field.Type);
                }
            }

            await foreach (QueryPiece piece in client.QueryAsync(query, cancel).ConfigureAwait(false))
            {
                Take(piece, some[piece.Statement / functions.Length], functions[piece.Statement % functions.Length], found);
            }
        }

        List<FoundSeries> sorted = [.. found.Values];
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Key.Canonical, right.Key.Canonical));
        return sorted;
    }

    /// <summary>The condition for a selector's twins and a range.</summary>
    public static string Where(SeriesSelector selector, long fromNs, long toNs)
    {
        StringBuilder where = new(InfluxQl.TimeIn(fromNs, toNs));
        if (selector.Twins.Count > 0 && !selector.Twins.Contains("*"))
        {
            where.Append(" AND (").AppendJoin(" OR ", selector.Twins.Select(twin => $"{InfluxQl.Tag(SeriesKey.TwinTag)} = {InfluxQl.Text(twin)}")).Append(')');
        }

        return where.ToString();
    }

    private static void Take(QueryPiece piece, InfluxField field, string function, Dictionary<SeriesKey, FoundSeries> found)
    {
        if (piece.RowCount == 0 || piece.ValueAt(0, 0) is not { } value)
        {
            return;
        }

        SeriesKey key = new(piece.Measurement, piece.Tags, field.Name);
        if (!found.TryGetValue(key, out FoundSeries? series))
        {
            found.Add(key, series = new FoundSeries(key, field.Type));
        }

        switch (function)
        {
            case "last":
                (series.LastNs, series.Last) = (piece.TimesNs[0], value);
                break;
            case "first":
                (series.FirstNs, series.First) = (piece.TimesNs[0], value);
                break;
            default:
                series.Count = value.Bits;
                break;
        }
    }
}
