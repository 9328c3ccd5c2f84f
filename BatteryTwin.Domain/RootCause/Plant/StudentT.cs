using MathNet.Numerics;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Student's t.</summary>
internal static class StudentT
{
    /// <summary>The probability of a value at least this far from 0.</summary>
    public static double TwoSided(double t, double freedom) => !double.IsFinite(t) ? 0 : SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + (t * t)));
}
