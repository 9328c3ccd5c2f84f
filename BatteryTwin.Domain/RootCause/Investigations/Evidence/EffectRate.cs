namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>Units and failures in equal stretches of time.</summary>
/// <param name="From">Start of the first stretch.</param>
/// <param name="Every">Length of a stretch.</param>
/// <param name="Units">Units by stretch.</param>
/// <param name="Defects">Failed units by stretch.</param>
public sealed record EffectRate(DateTimeOffset From, TimeSpan Every, IReadOnlyList<int> Units, IReadOnlyList<int> Defects);
