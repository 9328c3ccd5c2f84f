using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>What an hour of a line is worth, and the steps whose stop stops it.</summary>
public sealed record LineRates
{
    /// <summary>Twin of the line.</summary>
    public required string Line { get; init; }

    /// <summary>Contribution and fixed cost lost with an hour of the line's output, in the catalogue's currency.</summary>
    public double ContributionPerHour { get; init; }

    /// <summary>Running hours per calendar hour, above 0 and up to 1.</summary>
    public double RunningShare { get; init; } = 1;

    /// <summary>The step that sets the line's pace; the last one when none is named.</summary>
    public string? PacingStep { get; init; }

    /// <summary>Steps in the order of the material.</summary>
    public ImmutableArray<LineStep> Steps { get; init; } = [];

    internal void AddFaults(List<string> faults, string place)
    {
        Amounts.Check(faults, $"{place}.contributionPerHour", ContributionPerHour);
        if (!(RunningShare is > 0 and <= 1))
        {
            faults.Add(FormattableString.Invariant($"{place}.runningShare: {RunningShare} must lie above 0 and up to 1"));
        }

        foreach ((LineStep step, int at) in Steps.Select((step, at) => (step, at)))
        {
            Amounts.Check(faults, $"{place}.steps[{at}].bufferAfterHours", step.BufferAfterHours);
        }

        Amounts.CheckUnique(faults, $"{place}.steps", "station", Steps.Select(step => step.Station));
        if (PacingStep is not null && Steps.All(step => step.Station != PacingStep))
        {
            faults.Add($"{place}.pacingStep: '{PacingStep}' is none of the steps");
        }
    }
}
