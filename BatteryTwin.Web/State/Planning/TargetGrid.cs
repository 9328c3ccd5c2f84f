using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Targets of a plant's week: lines by shift and day, with what was made.</summary>
/// <param name="Plan">Calendar and settings of the plant.</param>
/// <param name="Week">The week.</param>
/// <param name="ShiftNames">Names of the shifts that begin in the week, in the order of the day.</param>
/// <param name="Lines">Lines of the plant.</param>
/// <param name="HolidayNames">Days of the week that are holidays.</param>
public sealed record TargetGrid(Production.PlantPlan Plan, PlantWeek Week, IReadOnlyList<string> ShiftNames, IReadOnlyList<TargetLine> Lines, IReadOnlyDictionary<DateOnly, string> HolidayNames)
{
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, 7).Select(Week.Monday.AddDays);

    /// <summary>Every target that is entered.</summary>
    public IEnumerable<TargetCell> Entered => Lines.SelectMany(line => line.Cells).Where(cell => cell.Quantity is not null);
}
