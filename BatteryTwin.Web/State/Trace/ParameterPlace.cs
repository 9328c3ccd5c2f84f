using BatteryTwin.Web.State.Quality;

namespace BatteryTwin.Web.State.Trace;

/// <summary>A measured value of a unit among those of its line.</summary>
/// <param name="Variable">What was measured.</param>
/// <param name="Value">The unit's value.</param>
/// <param name="Mean">Mean of the population.</param>
/// <param name="Sigma">Its standard deviation.</param>
/// <param name="Below">Share of the population below the value.</param>
/// <param name="Of">Units in the population.</param>
public sealed record ParameterPlace(QualityVariable Variable, double Value, double Mean, double Sigma, double Below, int Of)
{
    /// <summary>Distance from the mean in standard deviations.</summary>
    public double Z => Sigma > 0 ? (Value - Mean) / Sigma : 0;

    /// <summary>Three standard deviations off, or out of specification.</summary>
    public bool IsOdd => Math.Abs(Z) > 3 || !Variable.Limits.IsKept(Value);
}
