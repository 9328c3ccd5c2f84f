namespace BatteryTwin.Domain.Prognostics.Networks;

/// <summary>Size and training of a small network.</summary>
public sealed record NetworkOptions
{
    public int Hidden1 { get; init; } = 32;

    public int Hidden2 { get; init; } = 16;

    public int Epochs { get; init; } = 15;

    public int BatchRows { get; init; } = 128;

    /// <summary>Least number of steps, so that few rows are gone through more often.</summary>
    public int MinSteps { get; init; } = 1_000;

    /// <summary>First step size; it falls to zero along half a cosine.</summary>
    public float StepSize { get; init; } = 1e-3f;

    /// <summary>Weights shrink by this share of the step size each step.</summary>
    public float WeightDecay { get; init; } = 0.01f;

    public ulong Seed { get; init; } = 1;
}
