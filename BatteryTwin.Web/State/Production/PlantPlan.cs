using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Settings;

namespace BatteryTwin.Web.State.Production;

/// <summary>Calendar and settings that hold for a plant; version 0 where nobody entered any and defaults hold.</summary>
public sealed record PlantPlan(string PlantId, PlantCalendar Calendar, long CalendarVersion, PlantSettings Settings, long SettingsVersion);
