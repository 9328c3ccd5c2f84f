using System.Globalization;
using BatteryTwin.Domain.Maintenance.Costs;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What an hour of a line is worth, and its steps, as people enter them. Editable.</summary>
public sealed class LineRateDraft
{
    /// <summary>Twin of the line.</summary>
    public string Line { get; init; } = string.Empty;

    public string ContributionPerHour { get; set; } = "0";

    /// <summary>Running hours of 100 calendar hours.</summary>
    public string RunningPercent { get; set; } = "100";

    /// <summary>Twin of the step that sets the pace; empty for the last one.</summary>
    public string PacingStep { get; set; } = string.Empty;

    /// <summary>Stations in the order of the material, with the hours that the buffer behind each lasts.</summary>
    public List<BufferDraft> Steps { get; } = [];

    public static LineRateDraft Of(LineRates rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        LineRateDraft draft = new()
        {
            Line = rates.Line,
            ContributionPerHour = NumberText.Of(rates.ContributionPerHour),
            RunningPercent = NumberText.Of(rates.RunningShare * 100),
            PacingStep = rates.PacingStep ?? string.Empty,
        };
        draft.Steps.AddRange(rates.Steps.Select(step => new BufferDraft(step.Station) { Hours = Rounded(step.BufferAfterHours), Known = step.BufferAfterHours }));
        return draft;
    }

    /// <summary>What is entered; what is wrong where it is not complete.</summary>
    public (LineRates? Rates, FieldFaults Faults) ToRates()
    {
        FieldFaults faults = new();
        LineRates rates = new()
        {
            Line = Line,
            ContributionPerHour = NumberText.Read(faults, "contributionPerHour", ContributionPerHour),
            RunningShare = NumberText.Read(faults, "runningShare", RunningPercent, 0.01, 100) / 100,
            PacingStep = PacingStep.Length > 0 ? PacingStep : null,
            Steps = [.. Steps.Select((step, at) => new LineStep(step.Station, step.Known is { } known && Rounded(known) == step.Hours.Trim() ? known : NumberText.Read(faults, $"buffer{at}", step.Hours)))],
        };
        if (faults.Count == 0)
        {
            faults.Take(new CostCatalogue { Lines = [rates] }.Faults(), "lines[0].");
        }

        return faults.Count == 0 ? (rates, faults) : (null, faults);
    }

    /// <summary>What an entry says, to tell versions apart; nothing where there is none.</summary>
    public static IReadOnlyList<DataFact> Facts(LineRates? rates) => rates is null
        ? []
        :
        [
            new("output of an hour", Said(rates.ContributionPerHour)),
            new("running share", Said(rates.RunningShare)),
            new("pacing step", rates.PacingStep ?? "the last"),
            .. rates.Steps.Select(step => new DataFact($"buffer behind {step.Station}", Said(step.BufferAfterHours))),
        ];

    /// <summary>Hours of a buffer to the minute: nobody counts a third of an hour in six digits.</summary>
    private static string Rounded(double hours) => Math.Round(hours, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Said(double amount) => amount.ToString("#,0.###", CultureInfo.CurrentCulture);
}
