namespace BatteryTwin.Domain.Quality;

/// <summary>Kinds of control charts.</summary>
public enum ControlChartKind
{
    /// <summary>Individual values and moving ranges (I-MR).</summary>
    Individuals,

    /// <summary>Means and ranges of subgroups (X-bar/R).</summary>
    MeansAndRanges,

    /// <summary>Exponentially weighted moving average of individual values.</summary>
    Ewma,

    /// <summary>Cumulative sums of individual values.</summary>
    Cusum,
}
