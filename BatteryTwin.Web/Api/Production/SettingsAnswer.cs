using BatteryTwin.Domain.Production.Settings;

namespace BatteryTwin.Web.Api.Production;

/// <summary>A plant's settings; version 0 where nobody entered any and orders of magnitude hold.</summary>
public sealed record SettingsAnswer(string Plant, long Version, PlantSettings Settings);
