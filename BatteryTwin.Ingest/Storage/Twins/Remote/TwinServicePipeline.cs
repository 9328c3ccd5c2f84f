using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>The way requests take: retries with back-off, then the token. Tokens never travel over plain http.</summary>
internal static class TwinServicePipeline
{
    /// <param name="options">Address, credential, retries.</param>
    /// <param name="credential">Who asks; null: whatever Azure.Identity finds (environment, workload or managed identity, signed-in tools).</param>
    /// <param name="transport">The network; null: the standard one.</param>
    public static HttpPipeline Build(RemoteTwinOptions options, TokenCredential? credential, HttpPipelineTransport? transport)
    {
        TwinServiceClientOptions client = new(options);
        if (transport is not null)
        {
            client.Transport = transport;
        }

        bool anonymous = options.Anonymous || new Uri(options.Endpoint).Scheme == Uri.UriSchemeHttp;
        return anonymous
            ? HttpPipelineBuilder.Build(client)
            : HttpPipelineBuilder.Build(client, new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), options.Scope));
    }
}
