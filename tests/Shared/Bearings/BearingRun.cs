using System.Globalization;
using System.IO.Compression;
using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Tests.Shared.Bearings;

/// <summary>A run to failure of the bearings on one shaft (IMS, University of Cincinnati): time and peak-to-peak acceleration of each snapshot.</summary>
internal sealed class BearingRun
{
    private readonly List<(DateTime Time, double[] PeakToPeakG)> _snapshots = [];

    private BearingRun(int bearings) => Bearings = bearings;

    public int Bearings { get; }

    public int Snapshots => _snapshots.Count;

    /// <summary>Reads a file of features; a bearing with two accelerometers counts with the geometric mean of both.</summary>
    public static BearingRun Read(string path)
    {
        using StreamReader text = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        string[] header = text.ReadLine()!.Split(',');
        int[][] columns = [.. Enumerable.Range(0, header.Length).Where(i => header[i].EndsWith("_p2p", StringComparison.Ordinal)).GroupBy(i => header[i].Split('_')[0]).Select(group => group.ToArray())];
        BearingRun run = new(columns.Length);
        while (text.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            double[] levels = Array.ConvertAll(columns, of => Math.Exp(of.Average(i => Math.Log(double.Parse(cells[i], CultureInfo.InvariantCulture)))));
            run._snapshots.Add((DateTime.Parse(cells[0], CultureInfo.InvariantCulture), levels));
        }

        return run;
    }

    /// <summary>The bearings that are found faulty, and how long before the last snapshot; the detector sees one snapshot after the other.</summary>
    public IReadOnlyDictionary<int, double> HoursBeforeEnd(ShaftRule rule)
    {
        ShaftDetector shaft = new(Bearings, rule);
        DateTime end = _snapshots[^1].Time;
        Dictionary<int, double> found = [];
        foreach ((DateTime time, double[] levels) in _snapshots)
        {
            foreach (ShaftFinding finding in shaft.Add(levels))
            {
                found[finding.Bearing] = (end - time).TotalHours;
            }
        }

        return found;
    }
}
