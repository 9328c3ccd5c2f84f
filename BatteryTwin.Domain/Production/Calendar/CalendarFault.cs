namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>One fault of a calendar: the part it is in, the entry in that part, and what is wrong in a sentence.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Index">Which entry, from 0; -1 for the part as a whole.</param>
/// <param name="Message">What is wrong, naming the entry.</param>
public sealed record CalendarFault(CalendarPart Part, int Index, string Message);
