using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using BatteryTwin.Ingest.Storage.Twins.Remote;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>
/// Blobs of Azure Storage and of what speaks its REST API. An address with a shared access signature is taken as it is; one without is asked
/// for with this process's own identity, and only at Azure's own hosts, so that no other one ever sees the token.
/// </summary>
internal sealed class BlobPlace : ITransferPlace
{
    private const string Version = "2021-12-02";
    private const string Scope = "https://storage.azure.com/.default";

    private static readonly string[] s_azureHosts = [".blob.core.windows.net", ".blob.storage.azure.net", ".blob.core.usgovcloudapi.net", ".blob.core.chinacloudapi.cn"];

    private readonly HttpPipeline _anonymous;
    private readonly Lazy<HttpPipeline> _authorized;

    public BlobPlace(TokenCredential? credential = null, HttpPipelineTransport? transport = null)
    {
        TwinServiceClientOptions options = new(new RemoteTwinOptions());
        options.Transport = transport ?? options.Transport;
        _anonymous = HttpPipelineBuilder.Build(options);
        _authorized = new(() => HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), Scope)));
    }

    /// <summary>The address without its signature, fit for answers and logs.</summary>
    public static string Public(Uri address)
    {
        int signature = address.Query.IndexOf("sig=", StringComparison.Ordinal);
        return signature < 0 ? address.AbsoluteUri : address.GetLeftPart(UriPartial.Path) + "?sig=…";
    }

    public void Require(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{Public(address)}' is plain http, which would send the plant's data in the clear; use https");
        }

        if (!IsSigned(address) && !IsAzure(address))
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{Public(address)}' carries no shared access signature and is no blob of Azure Storage, so nothing can be shown that would allow the access; add a signature");
        }
    }

    public async Task<(Stream Content, long? Length)> ReadAsync(Uri address, CancellationToken cancel)
    {
        using HttpMessage message = Message(RequestMethod.Get, address, cancel);
        message.BufferResponse = false;
        await SendAsync(message, address, cancel).ConfigureAwait(false);
        return (message.ExtractResponseContent() ?? Stream.Null, message.Response.Headers.ContentLengthLong);
    }

    public async Task WriteAsync(Uri address, Stream content, CancellationToken cancel)
    {
        using HttpMessage message = Message(RequestMethod.Put, address, cancel);
        message.Request.Headers.Add("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.Add("Content-Type", "application/x-ndjson");
        message.Request.Headers.Add("Content-Length", content.Length.ToString(CultureInfo.InvariantCulture));
        message.Request.Content = RequestContent.Create(content);
        await SendAsync(message, address, cancel).ConfigureAwait(false);
    }

    private HttpMessage Message(RequestMethod method, Uri address, CancellationToken cancel)
    {
        Require(address);
        HttpMessage message = PipelineOf(address).CreateMessage(new RequestContext { CancellationToken = cancel });
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add("x-ms-version", Version);
        return message;
    }

    private async Task SendAsync(HttpMessage message, Uri address, CancellationToken cancel)
    {
        try
        {
            await PipelineOf(address).SendAsync(message, cancel).ConfigureAwait(false);
        }
        catch (Exception problem) when (TwinServiceErrors.IsOutage(problem) && !cancel.IsCancellationRequested)
        {
            throw new TransferException(TransferException.InvalidArgument, $"the blob '{Public(address)}' cannot be reached: {problem.Message}", problem);
        }

        if (message.Response.IsError)
        {
            string code = message.Response.Headers.TryGetValue("x-ms-error-code", out string? given) ? given : message.Response.ReasonPhrase;
            throw new TransferException(
                TransferException.InvalidArgument,
                string.Create(CultureInfo.InvariantCulture, $"the blob '{Public(address)}' was answered with {message.Response.Status} {code}; check the address, and that its signature or this process's identity may read the input and write the output"));
        }
    }

    private HttpPipeline PipelineOf(Uri address) => IsSigned(address) ? _anonymous : _authorized.Value;

    private static bool IsSigned(Uri address) => address.Query.Contains("sig=", StringComparison.Ordinal);

    private static bool IsAzure(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && Array.Exists(s_azureHosts, host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));
}
