namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// Which series a read is about. Empty <see cref="Twins"/> means every twin, including series without one,
/// and so does an entry <c>*</c>; empty <see cref="Fields"/> means every field.
/// </summary>
public sealed record SeriesSelector
{
    public IReadOnlyCollection<string> Twins { get; init; } = [];

    public IReadOnlyCollection<string> Fields { get; init; } = [];

    /// <summary>Only this measurement; null for all.</summary>
    public string? Measurement { get; init; }

    public static SeriesSelector All { get; } = new();

    public static SeriesSelector Of(string twin, params string[] fields) => new() { Twins = [twin], Fields = fields };
}
