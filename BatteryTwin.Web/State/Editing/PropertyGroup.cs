namespace BatteryTwin.Web.State.Editing;

/// <summary>Properties that belong together: the twin's own (no component), or those of one of its components.</summary>
public sealed record PropertyGroup(string? Component, string Label, IReadOnlyList<PropertyField> Fields);
