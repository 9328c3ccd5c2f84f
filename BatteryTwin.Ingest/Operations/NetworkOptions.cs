namespace BatteryTwin.Ingest.Operations;

/// <summary>Section <c>BatteryTwin:Network</c>: who may reach the process.</summary>
public sealed record NetworkOptions
{
    public const string Section = "BatteryTwin:Network";

    /// <summary>
    /// Listen beyond loopback although nobody has to sign in; for a container on a closed network.
    /// Pages show a permanent warning while it is on.
    /// </summary>
    public bool AllowAnonymousRemote { get; init; }
}
