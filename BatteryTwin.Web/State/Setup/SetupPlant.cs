using BatteryTwin.Domain.Twins.Templates;

namespace BatteryTwin.Web.State.Setup;

/// <summary>One plant of a <see cref="SetupPlan"/>: the place, the time zone, and for each line which steps it runs.</summary>
public sealed class SetupPlant
{
    public string Place { get; set; } = string.Empty;

    public string TimeZone { get; set; } = string.Empty;

    public List<bool[]> Lines { get; } = [WholeLine()];

    /// <summary>A line that runs every step.</summary>
    public static bool[] WholeLine() => [.. StepTemplate.CellLine.Select(_ => true)];
}
