using System.Collections.Immutable;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// How a machine's value becomes the twin's, in this order: values that mean "none" are taken out, listed values are replaced, numbers become
/// <c>Scale × x + Offset</c> and are converted from the machine's unit to the target's; then the type becomes that of the model.
/// </summary>
public sealed record ValueConversion
{
    public static ValueConversion None { get; } = new();

    /// <summary>Unit of the number after scale and offset; null: that of the target.</summary>
    public string? Unit { get; init; }

    /// <summary>Unit of the target; null: the one the model gives it.</summary>
    public string? TargetUnit { get; init; }

    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>Raw values that mean "no value", <c>-9999</c> or <c>Bad</c>.</summary>
    public ImmutableArray<string> Invalid { get; init; } = [];

    public InvalidValueAction OnInvalid { get; init; }

    /// <summary>Raw values and what is taken in their place, <c>2</c> → <c>Running</c> or <c>ON</c> → <c>true</c>.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);
}
