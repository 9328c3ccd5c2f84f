namespace BatteryTwin.Web.State;

/// <summary>
/// A twin of which modelled signals are missing: how many it has, which stopped and which never came, and when it was last heard
/// (null: never).
/// </summary>
public sealed record TwinGap(string TwinId, string Title, int ExpectedSignals, IReadOnlyList<string> Stopped, IReadOnlyList<string> NeverSeen, DateTimeOffset? LastSeen)
{
    public bool IsSilent => Stopped.Count + NeverSeen.Count == ExpectedSignals;
}
