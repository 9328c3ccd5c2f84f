using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>CSV tables of a plant case and what is true of it.</summary>
public sealed record PlantTables(string Slurry, string Coils, string Cells, string Case, int CausedDefects)
{
    public static byte[] Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    /// <summary>The same with some cells of each column of numbers empty and some a sentinel.</summary>
    public PlantTables Spoilt(double missing, double sentinels, string sentinel, int seed)
    {
        Random random = new(seed);
        return this with { Slurry = Spoil(Slurry, missing, sentinels, sentinel, random), Coils = Spoil(Coils, missing, sentinels, sentinel, random), Cells = Spoil(Cells, missing, sentinels, sentinel, random) };
    }

    private static string Spoil(string table, double missing, double sentinels, string sentinel, Random random)
    {
        string[] lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = lines[0].Split(',');
        StringBuilder text = new(lines[0]);
        text.Append('\n');
        foreach (string line in lines.Skip(1))
        {
            string[] fields = line.Split(',');
            for (int at = 0; at < fields.Length; at++)
            {
                bool isMeasured = header[at] != "defect" && !header[at].StartsWith("fail", StringComparison.Ordinal) && fields[at].Contains('.', StringComparison.Ordinal) && double.TryParse(fields[at], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
                double draw = random.NextDouble();
                fields[at] = !isMeasured || draw > missing + sentinels ? fields[at] : draw < missing ? string.Empty : sentinel;
            }

            text.AppendJoin(',', fields).Append('\n');
        }

        return text.ToString();
    }
}
