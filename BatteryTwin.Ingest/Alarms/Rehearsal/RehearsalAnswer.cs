using BatteryTwin.Domain.Alarms.Rules.Rehearsal;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>What a rehearsal found; the result of its job.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="From">Start of the time.</param>
/// <param name="To">End of the time.</param>
/// <param name="Places">Twins the rule was watched at.</param>
/// <param name="Values">Values it was shown.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Alarms">Alarms it would have raised.</param>
/// <param name="Caught">Known faults it would have told of in time.</param>
/// <param name="Missed">Known faults it would not have told of.</param>
/// <param name="False">Alarms about no known fault; null where nothing is known to judge by.</param>
/// <param name="MedianLeadHours">From the first alarm to the fault's end; null without one.</param>
/// <param name="Shifts">Shifts in the time; 0 when no calendar is known.</param>
/// <param name="MeanPerShift">Alarms a shift.</param>
/// <param name="MostPerShift">Most alarms in a shift.</param>
/// <param name="PerOperatorHour">Alarms an hour for one operator.</param>
/// <param name="RateClass">Class of that rate (EEMUA 191).</param>
/// <param name="Chattering">Twins at which it would have chattered.</param>
/// <param name="Standing">Alarms that would stand at the end.</param>
/// <param name="JudgedBy">What is known, and where from; empty when nothing is.</param>
/// <param name="Plans">Calendars and planned work were known.</param>
/// <param name="Faults">The known faults it could have seen.</param>
/// <param name="First">The first alarms.</param>
public sealed record RehearsalAnswer(
    string Rule,
    DateTimeOffset From,
    DateTimeOffset To,
    int Places,
    long Values,
    double Seconds,
    int Alarms,
    int Caught,
    int Missed,
    int? False,
    double? MedianLeadHours,
    int Shifts,
    double? MeanPerShift,
    int? MostPerShift,
    double PerOperatorHour,
    string RateClass,
    IReadOnlyList<string> Chattering,
    int Standing,
    IReadOnlyList<string> JudgedBy,
    bool Plans,
    IReadOnlyList<RehearsedFault> Faults,
    IReadOnlyList<RehearsedAlarm> First);
