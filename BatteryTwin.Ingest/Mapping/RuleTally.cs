using BatteryTwin.Ingest.Pipeline.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>What a rule did: series it maps, values stored, left out and refused, and when it was last used.</summary>
public sealed record RuleTally(int Series, long Stored, long Dropped, long Refused, DateTimeOffset? LastUsed)
{
    public static RuleTally Of(IEnumerable<MappedOrigin> origins)
    {
        MappedOrigin[] all = [.. origins];
        return new(all.Length, all.Sum(origin => origin.Stored), all.Sum(origin => origin.Dropped), all.Sum(origin => origin.Refused), all.Length == 0 ? null : all.Max(origin => origin.LastSeen));
    }
}
