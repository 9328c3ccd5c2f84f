namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// What was made, and the time it would have taken at the planned rate. Everything adds up, also over stations of different rates: that is why the
/// ideal times stand beside the counts.
/// </summary>
/// <param name="Produced">PQ, in the station's unit (cells, metres, batches, kg).</param>
/// <param name="Good">GQ.</param>
/// <param name="IdealHours">PRI · PQ.</param>
/// <param name="IdealGoodHours">PRI · GQ.</param>
/// <param name="Rework">RQ: neither good the first time nor scrap.</param>
public readonly record struct Output(double Produced, double Good, double IdealHours, double IdealGoodHours, double Rework = 0)
{
    public static Output None => default;

    /// <summary>SQ.</summary>
    public double Scrap => Produced - Good - Rework;

    /// <param name="produced">PQ.</param>
    /// <param name="good">GQ.</param>
    /// <param name="plannedRunTime">PRI: planned run time of one item, in hours.</param>
    /// <param name="rework">RQ.</param>
    public static Output Of(double produced, double good, double plannedRunTime, double rework = 0) => new(produced, good, plannedRunTime * produced, plannedRunTime * good, rework);

    public static Output operator +(Output left, Output right) => new(
        left.Produced + right.Produced, left.Good + right.Good, left.IdealHours + right.IdealHours, left.IdealGoodHours + right.IdealGoodHours, left.Rework + right.Rework);

    public static Output Add(Output left, Output right) => left + right;
}
