using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>What alarm rules need to know of the plant besides its values. Safe for concurrent use.</summary>
public interface IAlarmPlant
{
    /// <summary>True when calendars and planned work are known to it; else every time counts as production.</summary>
    bool KnowsPlans { get; }

    /// <summary>A twin and everything that contains it, in any order.</summary>
    IReadOnlyList<string> WholesOf(string twinId);

    /// <summary>What is planned at a twin for a stretch of time: from when on which mode holds, in order and without gaps; the first entry is at the start.</summary>
    IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> Modes(string twinId, DateTimeOffset from, DateTimeOffset to);

    /// <summary>Shifts that touch a stretch of time at a twin's plant, and the times without one between them; empty when calendars are not known.</summary>
    IReadOnlyList<CalendarSpan> Shifts(string twinId, DateTimeOffset from, DateTimeOffset to);
}
