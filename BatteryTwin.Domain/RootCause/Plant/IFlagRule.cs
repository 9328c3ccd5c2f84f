namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>How a check or an outcome (0 or 1) follows from its causes.</summary>
internal interface IFlagRule
{
    /// <summary>The probability of 1.</summary>
    /// <param name="causes">Values of the causes.</param>
    /// <param name="uncertain">Per cause, the standard deviation of a value that was filled in; 0 where it was measured.</param>
    double Probability(ReadOnlySpan<double> causes, ReadOnlySpan<double> uncertain);
}
