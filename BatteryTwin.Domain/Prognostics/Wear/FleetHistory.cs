using System.Globalization;
using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// The record of many components of a kind over years: one row per running hour, until the failure or a replacement before it. A line runs at one
/// of three rates; in one hour of twelve it stops for a while. How long before the end a record begins is drawn from an exponential
/// distribution, so that its length so far tells nothing of what is left. Deterministic by seed.
/// </summary>
public sealed class FleetHistory
{
    /// <summary>Column of the operating setting: hourly mean of cells an hour.</summary>
    public const string RateColumn = "setting_throughput";

    private const double NominalRate = 700;
    private const long ShortestRecord = 30;
    private const double StopShare = 1.0 / 12;
    private const double ReplacedShare = 0.3;

    private static readonly double[] s_rates = [1, 6 / 7.0, 5 / 7.0];

    private readonly ComponentKind _kind;

    /// <param name="kind">What the fleet consists of.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="lives">How many.</param>
    public FleetHistory(ComponentKind kind, ulong seed, int lives)
    {
        ArgumentNullException.ThrowIfNull(kind);
        _kind = kind;
        Lives = [.. Enumerable.Range(0, lives).Select(i => Life(SeededNoise.Mix(SeededNoise.Seed(seed, kind.Type), (ulong)i), i))];
    }

    public IReadOnlyList<FleetLife> Lives { get; }

    /// <summary>Columns of a row after asset, time and event.</summary>
    public IEnumerable<string> Columns => [RateColumn, .. _kind.Signals.Select(signal => signal.Field)];

    /// <summary>Fills the setting and the signals of one hour of a life.</summary>
    /// <param name="life">One of <see cref="Lives"/>.</param>
    /// <param name="hour">Hour since it was built in.</param>
    /// <param name="values">As many as <see cref="Columns"/>.</param>
    public void Fill(FleetLife life, long hour, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(life);
        double duty = SeededNoise.Uniform(life.Seed, hour) < StopShare ? 0.5 + (0.5 * SeededNoise.Uniform(life.Seed ^ 1, hour)) : 1;
        WearState state = life.Life.At(hour + 0.5);
        values[0] = NominalRate * life.Rate * duty * (1 + (0.012 * SeededNoise.Gaussian(life.Seed ^ 2, hour)));
        for (int i = 0; i < _kind.Signals.Count; i++)
        {
            WearSignal signal = _kind.Signals[i];
            values[i + 1] = signal.HourMean(hour, duty, life.Rate, state, SeededNoise.Seed(life.Seed, signal.Field));
        }
    }

    /// <summary>Writes all records as a data set: asset, time (hours), event (1 = failed), setting, signals.</summary>
    public void WriteCsv(TextWriter text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Write($"asset,time,event,{string.Join(',', Columns)}\n");
        double[] values = new double[_kind.Signals.Count + 1];
        foreach (FleetLife life in Lives)
        {
            cancel.ThrowIfCancellationRequested();
            string end = life.Failed ? "1" : "0";
            for (long hour = life.From; hour < life.To; hour++)
            {
                Fill(life, hour, values);
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{life.Name},{hour - life.From},{end}"));
                foreach (double value in values)
                {
                    text.Write(string.Create(CultureInfo.InvariantCulture, $",{value:G6}"));
                }

                text.Write('\n');
            }
        }
    }

    private FleetLife Life(ulong seed, int number)
    {
        ComponentLife life = _kind.Draw(seed, 0);
        bool failed = SeededNoise.Uniform(seed, 11) >= ReplacedShare;
        long end = (long)Math.Max(ShortestRecord, failed ? life.Failure : life.Failure - Exponential(seed, 12, _kind.RecordedHours / 2));
        end = Math.Min(end, Math.Max(1, (long)life.Failure));
        long begin = Math.Max(0, end - ShortestRecord - (long)Exponential(seed, 13, _kind.RecordedHours));
        double rate = s_rates[(int)(SeededNoise.Uniform(seed, 14) * s_rates.Length)];
        return new($"{_kind.Type}-{number + 1:000}", life, begin, end, failed, rate, SeededNoise.Mix(seed, 15));
    }

    private static double Exponential(ulong seed, long index, double mean) => -mean * Math.Log(1 - SeededNoise.Uniform(seed, index));
}
