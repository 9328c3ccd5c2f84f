namespace BatteryTwin.Domain.Telemetry;

/// <summary>One tag of a series, for example <c>twin=MixingStep-Line1-Munich</c>.</summary>
public readonly record struct SeriesTag(string Key, string Value);
