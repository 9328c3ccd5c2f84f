namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Section <c>BatteryTwin:Twins</c>: the twin service that keeps the graph when it is not kept here.</summary>
public sealed record RemoteTwinOptions
{
    public const string Section = "BatteryTwin:Twins";

    /// <summary>Address of an Azure Digital Twins instance or of another BatteryTwin; empty: the graph is kept here.</summary>
    public string Endpoint { get; init; } = string.Empty;

    /// <summary>How often the copy of the graph kept here is compared with the service.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Ask without a token although the address is https: for a BatteryTwin where nobody has to sign in.</summary>
    public bool Anonymous { get; init; }

    /// <summary>What the token is asked for.</summary>
    public string Scope { get; init; } = "https://digitaltwins.azure.net/.default";

    /// <summary>How often a request that failed in a way that may pass (429, 5xx, no connection) is repeated.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>Wait before the first repetition; it doubles with each one, unless the service says how long to wait.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Longest wait for the service on one try.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    public bool IsRemote => !string.IsNullOrWhiteSpace(Endpoint);
}
