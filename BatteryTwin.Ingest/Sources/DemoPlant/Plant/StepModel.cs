using BatteryTwin.Ingest.Sources.DemoPlant.Signals;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>What all stations of a step have in common: how often they stop, what they draw and reject, and their signals.</summary>
internal sealed record StepModel(string Name)
{
    /// <summary>Mean time between stops.</summary>
    public required double MtbfHours { get; init; }

    /// <summary>Mean time to repair.</summary>
    public required double MttrHours { get; init; }

    /// <summary>How long the material between this step and the next lasts when one of them stops.</summary>
    public required double BufferMinutes { get; init; }

    /// <summary>True where crews hand the station over at each shift change and it pauses for a few minutes.</summary>
    public bool PausesAtHandover { get; init; }

    /// <summary>Share of its product the step rejects on a normal day.</summary>
    public required double ScrapPercent { get; init; }

    /// <summary>Power at full rate; part of it is drawn whether or not product is made.</summary>
    public required double PowerKw { get; init; }

    public required IReadOnlyList<SignalModel> Signals { get; init; }

    /// <summary>True for the step whose bearings carry an accelerometer.</summary>
    public bool HasBearingSensor { get; init; }
}
