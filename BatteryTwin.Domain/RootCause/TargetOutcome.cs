using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause;

/// <summary>
/// When a unit counts as bad: a binary target at 1; a number outside the range that holds all but one in two hundred reference units on
/// either side.
/// </summary>
/// <param name="IsBinary">Whether the target is binary.</param>
/// <param name="Median">Middle of the reference.</param>
/// <param name="Low">Least good value.</param>
/// <param name="High">Greatest good value.</param>
internal sealed record TargetOutcome(bool IsBinary, double Median, double Low, double High)
{
    private const double TailShare = 0.005;

    /// <summary>Numbers this much closer to the middle, relatively, count as the same.</summary>
    private const double Rounding = 1e-9;

    public static TargetOutcome Of(CausalGraph graph, ObservationTable reference)
    {
        if (graph.Target.Kind == CausalNodeKind.Binary)
        {
            return new(true, 0, 0, 0);
        }

        double[] sorted = [.. reference.Columns[graph.TargetIndex].Where(value => !double.IsNaN(value)).Order()];
        int tail = (int)(TailShare * sorted.Length);
        return new(false, sorted[sorted.Length / 2], sorted[tail], sorted[^(tail + 1)]);
    }

    public bool IsBad(double value) => IsBinary ? value > 0.5 : value < Low || value > High;

    /// <summary>Values at least as extreme as an observed one, on its side of the median: all from <c>Low</c> to <c>High</c> here.</summary>
    public (double Low, double High) AsExtremeAs(double value)
    {
        if (IsBinary)
        {
            return value > 0.5 ? (0.5, double.PositiveInfinity) : (double.NegativeInfinity, double.PositiveInfinity);
        }

        double slack = Rounding * Math.Max(Math.Abs(value), Math.Abs(value - Median));
        return value >= Median ? (value - slack, double.PositiveInfinity) : (double.NegativeInfinity, value + slack);
    }
}
