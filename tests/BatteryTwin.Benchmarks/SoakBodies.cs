using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Benchmarks;

/// <summary>Line-protocol bodies of 1,000 series × 4 fields × 5 times; body n only differs from its template in the times, which are patched in.</summary>
internal sealed class SoakBodies
{
    public const int Lines = 5_000;
    public const int Values = Lines * 4;
    public const long StartSeconds = 1_700_000_000;

    private const int Twins = CellTelemetry.Cells;
    private const int TimesPerBody = CellTelemetry.TimesPerBatch;
    private const int StepSeconds = CellTelemetry.StepSeconds;
    private const int Templates = 16;
    private const int SecondsDigits = 10;

    private readonly byte[][] _templates = new byte[Templates][];
    private readonly int[][] _places = new int[Templates][];

    public SoakBodies()
    {
        CellTelemetry cells = new();
        for (int i = 0; i < Templates; i++)
        {
            (_templates[i], _places[i]) = Template(cells.Next());
        }
    }

    /// <summary>Bodies that were not acknowledged yet.</summary>
    public ConcurrentQueue<long> Owed { get; } = new();

    public int Length => _templates.Max(template => template.Length);

    /// <summary>Writes body <paramref name="number"/>; what is left of the buffer is filled with blank lines.</summary>
    public void Fill(byte[] body, long number)
    {
        byte[] template = _templates[number % Templates];
        template.CopyTo(body, 0);
        body.AsSpan(template.Length).Fill((byte)'\n');
        int[] places = _places[number % Templates];
        for (int i = 0; i < places.Length; i++)
        {
            long seconds = StartSeconds + (((number * TimesPerBody) + (i / Twins)) * StepSeconds);
            seconds.TryFormat(body.AsSpan(places[i], SecondsDigits), out _, default, CultureInfo.InvariantCulture);
        }
    }

    private static (byte[] Text, int[] Places) Template(TelemetryBatch batch)
    {
        StringBuilder text = new();
        int[] places = new int[Lines];
        for (int i = 0; i < Lines; i++)
        {
            for (int field = 0; field < 4; field++)
            {
                int point = (4 * i) + field;
                SeriesKey key = batch.Series[batch.SeriesIndexes[point]].Key;
                text.Append(field > 0 ? "," : $"{key.Measurement},pack={key.Tag("pack")},twin={key.Twin} ");
                text.Append(CultureInfo.InvariantCulture, $"{key.Field}={batch.ValueAt(point)}");
            }

            text.Append(' ');
            places[i] = text.Length;
            text.Append(StartSeconds).Append("000000000\n");
        }

        return (Encoding.ASCII.GetBytes(text.ToString()), places);
    }
}
