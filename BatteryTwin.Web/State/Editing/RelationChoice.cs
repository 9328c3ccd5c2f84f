namespace BatteryTwin.Web.State.Editing;

/// <summary>A relationship that the model of a twin allows: its name, what its target must be and how people call that (null: anything), and its properties.</summary>
public sealed record RelationChoice(string Name, string Label, string? TargetModel, string? TargetLabel, IReadOnlyList<PropertyField> Properties);
