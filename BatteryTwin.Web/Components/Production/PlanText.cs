using System.Globalization;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Components.Production;

/// <summary>A line against the plan of its shift, in words.</summary>
internal static class PlanText
{
    /// <summary>What is missing up to this share of the plan is a waver, not a lag.</summary>
    private const double Waver = 0.02;

    /// <summary>Behind a plan that somebody entered by more than 2 % of what should have been made by now. The planned rate alone is no plan: scrap keeps every line below it.</summary>
    public static bool IsBehind(LineProgress line) => HasPlan(line) && line.Progress!.ExpectedByNow > 0 && line.Progress.Ahead < -Waver * line.Progress.ExpectedByNow;

    public static string Short(LineProgress line) => line.Progress switch
    {
        null => string.Empty,
        { Attainment: var share } when !HasPlan(line) => $"{FigureText.Percent(share)} of rate",
        { Ahead: var ahead } when IsBehind(line) => string.Create(CultureInfo.CurrentCulture, $"{-ahead:N0} behind plan"),
        { Ahead: var ahead, ExpectedByNow: var expected } when ahead > Waver * expected => string.Create(CultureInfo.CurrentCulture, $"{ahead:N0} ahead of plan"),
        _ => "On plan",
    };

    public static string Details(LineProgress line) => line.Progress is { } plan
        ? string.Create(
            CultureInfo.CurrentCulture,
            $"Shift {line.Shift.Shift}: {plan.Good:N0} good of {plan.ExpectedByNow:N0} by now and {plan.Target:N0} in the whole shift ({Source(line.Source)}){(plan.Projected is { } end ? $"; {end:N0} at this pace" : null)}")
        : string.Empty;

    /// <summary>How many lines are behind, in a sentence; null when nobody entered a plan.</summary>
    public static string? Sentence(IReadOnlyCollection<LineProgress> lines)
    {
        int planned = lines.Count(HasPlan);
        int behind = lines.Count(IsBehind);
        return (planned, behind) switch
        {
            (0, _) => null,
            (1, 0) => "It is on plan this shift.",
            (1, _) => "It is behind plan this shift.",
            (_, 0) => "All are on plan this shift.",
            _ => $"{behind} of {planned} {(behind == 1 ? "is" : "are")} behind plan this shift.",
        };
    }

    private static bool HasPlan(LineProgress line) => line.Progress is not null && line.Source != TargetSource.PlannedRate;

    private static string Source(TargetSource source) => source switch
    {
        TargetSource.ShiftTarget => "target entered",
        TargetSource.Orders => "from orders",
        _ => "from the planned rate",
    };
}
