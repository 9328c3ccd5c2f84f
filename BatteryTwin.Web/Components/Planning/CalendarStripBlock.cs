using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>A stretch of a drawn day.</summary>
/// <param name="LeftPercent">Where it begins, of the longest day there is.</param>
/// <param name="WidthPercent">How long it is.</param>
/// <param name="Kind">What is planned.</param>
/// <param name="Tone">0 to 2, tells a shift from its neighbours.</param>
/// <param name="Label">What stands in it; null where there is no room or nothing to say.</param>
/// <param name="Words">All about it.</param>
public sealed record CalendarStripBlock(double LeftPercent, double WidthPercent, CalendarTime Kind, int Tone, string? Label, string Words);
