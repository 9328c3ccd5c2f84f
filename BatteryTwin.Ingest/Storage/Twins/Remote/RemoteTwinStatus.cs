namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>How fresh the copy of the remote graph is.</summary>
/// <param name="Endpoint">The service.</param>
/// <param name="LastRefresh">When the copy last agreed with the service; null before the first time.</param>
/// <param name="Problem">Why it cannot be refreshed now; null when all is well.</param>
public sealed record RemoteTwinStatus(Uri Endpoint, DateTimeOffset? LastRefresh, string? Problem)
{
    /// <summary>What people should know, for example <c>stale since …</c>.</summary>
    public string Description => Problem is null
        ? $"{Endpoint}: agreed at {LastRefresh:u}"
        : LastRefresh is { } last ? $"{Endpoint}: the copy here is stale since {last:u}. {Problem}" : $"{Endpoint}: never read yet. {Problem}";
}
