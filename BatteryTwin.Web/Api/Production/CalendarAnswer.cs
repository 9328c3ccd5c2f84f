using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Api.Production;

/// <summary>A plant's calendar; version 0 where nobody entered one and even shifts around the clock hold.</summary>
public sealed record CalendarAnswer(string Plant, long Version, CalendarEntry Calendar);
