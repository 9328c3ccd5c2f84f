using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Api.Production;

/// <summary>One stretch of a plant's calendar.</summary>
public sealed record SpanRow(DateTimeOffset From, DateTimeOffset To, CalendarTime Kind, string? Shift, string? Reason);
