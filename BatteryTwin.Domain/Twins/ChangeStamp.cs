namespace BatteryTwin.Domain.Twins;

/// <summary>What every change of one request has in common: its time, who caused it, and where new entity tags come from.</summary>
public sealed record ChangeStamp(DateTimeOffset Time, ChangeOrigin Origin, Func<string> NewETag)
{
    /// <summary>A stamp that makes weak tags of random identifiers.</summary>
    public static ChangeStamp Of(DateTimeOffset time, ChangeOrigin origin) => new(time, origin, static () => $"W/\"{Guid.NewGuid():D}\"");
}
