namespace BatteryTwin.Domain.Quality;

/// <summary>What a variable must keep; not to be mistaken for control limits, which say what it does by itself.</summary>
/// <param name="Lower">Lower limit; null for none.</param>
/// <param name="Upper">Upper limit; null for none.</param>
public sealed record SpecificationLimits(double? Lower, double? Upper)
{
    public static SpecificationLimits None { get; } = new(null, null);

    public bool Any => Lower is not null || Upper is not null;

    public bool IsKept(double value) => !(value < Lower) && !(value > Upper);
}
