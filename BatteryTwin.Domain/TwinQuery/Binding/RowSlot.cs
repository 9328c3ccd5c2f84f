namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>One place of a row; <see cref="Name"/> is the alias, null for anonymous ones.</summary>
internal sealed record RowSlot(int Index, string? Name, SlotKind Kind);
