using System.Globalization;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Components.Production;

/// <summary>A line against the plan of its shift, in words.</summary>
internal static class PlanText
{
    /// <summary>What is missing up to this share of the plan is a waver, not a lag.</summary>
    private const double Waver = 0.02;

    /// <summary>Behind by more than 2 % of what should have been made by now.</summary>
    public static bool IsBehind(TargetProgress plan) => plan.ExpectedByNow > 0 && plan.Ahead < -Waver * plan.ExpectedByNow;

    public static string Short(TargetProgress plan) => IsBehind(plan)
        ? string.Create(CultureInfo.CurrentCulture, $"{-plan.Ahead:N0} behind plan")
        : plan.Ahead > Waver * plan.ExpectedByNow ? string.Create(CultureInfo.CurrentCulture, $"{plan.Ahead:N0} ahead of plan") : "On plan";

    public static string Details(LineProgress line) => line.Progress is { } plan
        ? string.Create(
            CultureInfo.CurrentCulture,
            $"Shift {line.Shift.Shift}: {plan.Good:N0} good of {plan.ExpectedByNow:N0} by now and {plan.Target:N0} in the whole shift ({Source(line.Source)}){(plan.Projected is { } end ? $"; {end:N0} at this pace" : null)}")
        : string.Empty;

    /// <summary>How many lines are behind, in a sentence; null when no line has a plan.</summary>
    public static string? Sentence(IReadOnlyCollection<LineProgress> lines)
    {
        int behind = lines.Count(line => IsBehind(line.Progress!));
        return (lines.Count, behind) switch
        {
            (0, _) => null,
            (1, 0) => "It is on plan this shift.",
            (1, _) => "It is behind plan this shift.",
            (_, 0) => "All are on plan this shift.",
            _ => $"{behind} of {lines.Count} {(behind == 1 ? "is" : "are")} behind plan this shift.",
        };
    }

    private static string Source(TargetSource source) => source switch
    {
        TargetSource.ShiftTarget => "target entered",
        TargetSource.Orders => "from orders",
        _ => "from the planned rate",
    };
}
