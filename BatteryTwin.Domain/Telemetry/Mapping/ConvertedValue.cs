namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>What became of a value: the twin's value, nothing because it meant "none", or a fault in words.</summary>
public readonly record struct ConvertedValue
{
    private ConvertedValue(FieldValue value, bool isDropped, string? fault)
    {
        Value = value;
        IsDropped = isDropped;
        Fault = fault;
    }

    public static ConvertedValue Dropped { get; } = new(default, true, null);

    public FieldValue Value { get; }

    public bool IsDropped { get; }

    /// <summary>Why the value cannot be taken; null when it can.</summary>
    public string? Fault { get; }

    public static ConvertedValue Of(FieldValue value) => new(value, false, null);

    public static ConvertedValue Refused(string fault) => new(default, false, fault);
}
