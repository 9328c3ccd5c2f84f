namespace BatteryTwin.Domain.Prognostics;

/// <summary>When one of the bearings of a shaft has become louder than its neighbours explain.</summary>
public sealed record ShaftRule
{
    /// <summary>Measurements from which each bearing's normal is learned.</summary>
    public int BaselineCount { get; init; } = 200;

    /// <summary>Spreads of the learned excess above which a bearing is taken for faulty.</summary>
    public double SpreadFactor { get; init; } = 6;

    /// <summary>Last measurements whose median is judged, so that single ones decide nothing.</summary>
    public int Smoothed { get; init; } = 18;

    /// <summary>When every bearing is below this share of its normal the shaft is taken to stand still: the measurement says nothing.</summary>
    public double StandstillRatio { get; init; } = 0.25;
}
