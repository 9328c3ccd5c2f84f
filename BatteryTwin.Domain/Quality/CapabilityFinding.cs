namespace BatteryTwin.Domain.Quality;

/// <summary>Capability, or why it is not told.</summary>
/// <param name="Within">Cp and Cpk, by the spread from point to point; null when not told.</param>
/// <param name="Overall">Pp and Ppk, by the spread of all values; null when not told.</param>
/// <param name="Reason">Why they are not told; null when they are.</param>
public sealed record CapabilityFinding(Capability? Within, Capability? Overall, string? Reason);
