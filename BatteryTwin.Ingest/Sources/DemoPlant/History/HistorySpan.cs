using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Sources.DemoPlant.History;

/// <summary>A span of time to fill, from inclusive to exclusive, at one value every <paramref name="StepSeconds"/>; both ends in whole seconds since 1970 UTC, divisible by the step.</summary>
internal sealed record HistorySpan(long From, long To, int StepSeconds)
{
    [JsonIgnore]
    public long Moments => (To - From) / StepSeconds;
}
