using Azure.Core;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Retries and identification of requests to a twin or blob service.</summary>
internal sealed class TwinServiceClientOptions : ClientOptions
{
    public TwinServiceClientOptions(RemoteTwinOptions options)
    {
        Retry.Mode = RetryMode.Exponential;
        Retry.MaxRetries = options.MaxRetries;
        Retry.Delay = options.RetryDelay;
        Retry.NetworkTimeout = options.RequestTimeout;
        Diagnostics.ApplicationId = "BatteryTwin";
    }
}
