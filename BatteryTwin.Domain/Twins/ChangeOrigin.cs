namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Who caused a change and through what. <paramref name="Actor"/> is self-declared until people sign in;
/// <paramref name="Source"/> names the part of the system: <c>api</c>, <c>telemetry</c>, <c>detector</c>, <c>import</c>, …
/// </summary>
public sealed record ChangeOrigin(string Source, string? Actor = null, string? RequestId = null)
{
    public static ChangeOrigin Telemetry { get; } = new("telemetry");

    public static ChangeOrigin Detector { get; } = new("detector");

    public static ChangeOrigin Import { get; } = new("import");
}
