namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>Fits one node; which terms it uses was settled on all rows, so that fits to resampled rows are fits of the same form.</summary>
internal interface IMechanismFitter
{
    /// <summary>What was fitted, in words.</summary>
    string Description { get; }

    /// <summary>Fits to rows weighted by how often each counts.</summary>
    Mechanism Fit(double[] rowWeights);
}
