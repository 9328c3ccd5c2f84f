using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>Sets one property by path (<c>HealthPrediction</c>, <c>BallBearings.faultPredicted</c>); a null value removes it.</summary>
public sealed record PropertyWrite(string Path, JsonElement? Value, DateTimeOffset? SourceTime = null)
{
    public static PropertyWrite Text(string path, string value) => new(path, JsonSerializer.SerializeToElement(value));

    public static PropertyWrite Number(string path, double value) => new(path, JsonSerializer.SerializeToElement(value));

    public static PropertyWrite Flag(string path, bool value) => new(path, JsonSerializer.SerializeToElement(value));
}
