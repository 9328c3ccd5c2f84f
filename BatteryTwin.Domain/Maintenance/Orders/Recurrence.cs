using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>How often recurring work is due.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "by")]
[JsonDerivedType(typeof(CalendarRecurrence), "calendar")]
[JsonDerivedType(typeof(CounterRecurrence), "counter")]
public abstract record Recurrence
{
    /// <summary>What is wrong with it, each fault with its member; empty when it can be kept.</summary>
    public abstract IReadOnlyList<string> Faults();
}
