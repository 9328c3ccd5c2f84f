using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Finds out which twin records belong to: a column, the headers, or the file's path name it.</summary>
internal static class TwinInference
{
    private static readonly string[] s_names = ["twin", "twinid", "dtid", "asset", "assetid", "machine", "machineid", "equipment", "equipmentid", "device", "deviceid", "station", "stationid"];

    /// <summary>The column of the twin: its values are known twins, or its name says so.</summary>
    public static string? Column(RecordSample sample, TwinGraphSnapshot graph, IReadOnlyCollection<string> taken)
    {
        string? best = null;
        int bestScore = 0;
        for (int column = 0; column < sample.Columns.Length; column++)
        {
            string name = sample.Columns[column];
            string[] values = taken.Contains(name) ? [] : sample.Values(column);
            int known = values.Count(value => graph.Find(value) is not null);
            int named = values.Length == 0 ? -1 : Array.IndexOf(s_names, FieldNames.Plain(name));
            int score = (values.Length > 0 && known * 2 > values.Length ? 1000 : 0) + (named < 0 ? 0 : 100 - named);
            (best, bestScore) = score > bestScore ? (name, score) : (best, bestScore);
        }

        return best;
    }

    /// <summary>A header <c>twin.field</c> (also with a colon or slash) that begins with a known twin.</summary>
    public static (string Twin, string Field)? OfHeader(string header, TwinGraphSnapshot graph)
    {
        for (int at = header.Length - 2; at > 0; at--)
        {
            if (header[at] is '.' or ':' or '/' && graph.Find(header[..at]) is not null)
            {
                return (header[..at], header[(at + 1)..]);
            }
        }

        return null;
    }

    /// <summary>The longest id of a known twin that the path holds as a word of its own.</summary>
    public static string? OfPath(string path, TwinGraphSnapshot graph)
    {
        string? best = null;
        for (int start = 0; start < path.Length; start++)
        {
            if (start > 0 && char.IsLetterOrDigit(path[start - 1]))
            {
                continue;
            }

            for (int end = path.Length; end > start + (best?.Length ?? 0); end--)
            {
                if ((end == path.Length || !char.IsLetterOrDigit(path[end])) && graph.Find(path[start..end]) is not null)
                {
                    best = path[start..end];
                    break;
                }
            }
        }

        return best;
    }
}
