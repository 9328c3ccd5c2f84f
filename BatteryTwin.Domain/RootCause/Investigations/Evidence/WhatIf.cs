namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>What would have been without some of the causes.</summary>
/// <param name="Causes">How many are taken away.</param>
/// <param name="Avoided">Failed units that would not have been.</param>
/// <param name="Listed">The same of the named units; null when none were named.</param>
/// <param name="OneByOne">What the single causes add up to.</param>
/// <param name="IsJoint">Whether all were taken away together in the causal model; else contributions were added.</param>
public sealed record WhatIf(int Causes, Avoided Avoided, Avoided? Listed, double OneByOne, bool IsJoint)
{
    /// <summary>Above zero: units that would have failed by either cause alone. Below: units that each cause alone would have spared, counted once here and for each cause in the sum.</summary>
    public double Interaction => Avoided.Value - OneByOne;
}
