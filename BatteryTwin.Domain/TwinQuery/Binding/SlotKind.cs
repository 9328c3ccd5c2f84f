namespace BatteryTwin.Domain.TwinQuery.Binding;

internal enum SlotKind
{
    Twin,
    Relationship,
}
