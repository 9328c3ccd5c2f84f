using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Ingest.Api;

/// <summary>A raw window: acceleration samples in <paramref name="Unit"/> from the start of the second <paramref name="Time"/>, and the features of these samples.</summary>
public sealed record VibrationWindowAnswer(
    string Twin,
    DateTimeOffset Time,
    bool Simulated,
    double SampleRateHz,
    string Unit,
    VibrationFeatures Features,
    IReadOnlyList<double> Samples);
