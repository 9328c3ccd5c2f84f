using BatteryTwin.Domain.Alarms.Performance;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Reports;

/// <summary>What managers read of a plant's week, beside the week before.</summary>
/// <param name="PlantId">Twin of the plant.</param>
/// <param name="Plant">Its name.</param>
/// <param name="Week">The week.</param>
/// <param name="From">Start.</param>
/// <param name="To">End; earlier than the week's while it lasts.</param>
/// <param name="IsOver">The week is over.</param>
/// <param name="Oee">Effectiveness, losses and their causes.</param>
/// <param name="Before">The same of the week before; null when nothing is known of it.</param>
/// <param name="Output">Lines against their plans.</param>
/// <param name="Energy">Energy.</param>
/// <param name="EnergyBefore">The same of the week before; null when nothing is known of it.</param>
/// <param name="Alarms">Figures of the alarms; null while they are not known.</param>
/// <param name="Risks">Components that may fail before their next planned stop, as of the writing; null while they are not known.</param>
/// <param name="WrittenAt">When this was read.</param>
public sealed record WeeklyReport(
    string PlantId, string Plant, PlantWeek Week, DateTimeOffset From, DateTimeOffset To, bool IsOver, OeeView Oee, OeeView? Before, IReadOnlyList<PlannedOutput> Output, EnergyView Energy, EnergyView? EnergyBefore,
    AlarmPerformance? Alarms, IReadOnlyList<ForecastRow>? Risks, DateTimeOffset WrittenAt);
