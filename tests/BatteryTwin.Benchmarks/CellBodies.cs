using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// Line-protocol bodies of 5,000 lines (20,000 values), time-major, as gzip files: as many cells and times as wanted, values
/// like those of the ingest comparison. For measuring how ingest, memory, disk and reads grow with series and history. Seeded.
/// </summary>
internal sealed class CellBodies(string folder, int cells, int times)
{
    private const int LinesPerBody = 5_000;
    private const long StartSeconds = 1_700_000_000;
    private const int StepSeconds = 3;

    private readonly Random _random = new(12_345);
    private readonly StringBuilder _body = new();
    private int _lines;
    private int _bodies;

    public void Write()
    {
        Directory.CreateDirectory(folder);
        double[] charge = [.. Enumerable.Range(0, cells).Select(_ => 50 + (50 * _random.NextDouble()))];
        double[] temperatureC = [.. Enumerable.Range(0, cells).Select(_ => 25 + (5 * _random.NextDouble()))];
        for (int time = 0; time < times; time++)
        {
            for (int cell = 0; cell < cells; cell++)
            {
                double current = Math.Round((40 * Math.Sin((time + cell) / 97.0)) + (_random.NextDouble() * 2), 3);
                charge[cell] = Math.Clamp(Math.Round(charge[cell] - (current / 3_600), 4), 0, 100);
                temperatureC[cell] = Math.Round(temperatureC[cell] + ((_random.NextDouble() - 0.5) * 0.1), 2);
                double voltage = Math.Round(3.0 + (charge[cell] / 90) + ((_random.NextDouble() - 0.5) * 0.01), 4);
                Add(string.Create(CultureInfo.InvariantCulture, $"cell,pack=p{cell % 50},twin=c{cell} voltage={voltage},current={current},temp={temperatureC[cell]},soc={charge[cell]} {StartSeconds + ((long)StepSeconds * time)}000000000\n"));
            }
        }

        Close();
        Console.WriteLine($"{_bodies} bodies, {(long)cells * times * 4:N0} values of {cells * 4:N0} series in {folder}");
    }

    private void Add(string line)
    {
        _body.Append(line);
        if (++_lines == LinesPerBody)
        {
            Close();
        }
    }

    private void Close()
    {
        if (_lines > 0)
        {
            using GZipStream gzip = new(File.Create(Path.Combine(folder, $"b{_bodies++:D5}.lp.gz")), CompressionLevel.Optimal);
            gzip.Write(Encoding.UTF8.GetBytes(_body.ToString()));
            _body.Clear();
            _lines = 0;
        }
    }
}
