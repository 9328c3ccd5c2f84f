namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>A column that models learn from: numbers, or one of <paramref name="Levels"/> (then its value is the level's index).</summary>
public sealed record InputColumn(string Name, IReadOnlyList<string>? Levels = null);
