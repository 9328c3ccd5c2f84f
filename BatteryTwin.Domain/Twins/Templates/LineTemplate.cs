namespace BatteryTwin.Domain.Twins.Templates;

/// <summary>A line to make: its number within the plant and the steps it runs.</summary>
public sealed record LineTemplate(int Number, IReadOnlyList<StepTemplate> Steps);
