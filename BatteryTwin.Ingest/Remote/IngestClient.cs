using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Requests to the ingest service. No answer, or one that cannot be read, is an <see cref="IngestUnreachableException"/>; an error it answers is the caller's to read.</summary>
internal sealed class IngestClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;

    public IngestClient(IOptions<RemoteIngestOptions> options)
    {
        string address = options.Value.Endpoint;
        Endpoint = new Uri(address.EndsWith('/') ? address : address + "/");
        _timeout = options.Value.RequestTimeout;
        // Bodies and answers are passed on as they are; a name may come to mean another machine while connections live; people's names are not always ASCII.
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        _http = new HttpClient(handler) { BaseAddress = Endpoint, Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Endpoint { get; }

    /// <summary>Reads an answer; the service must give one.</summary>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel).ConfigureAwait(false);
        return await ReadAsync<T>(response, cancel).ConfigureAwait(false);
    }

    /// <summary>Sends JSON; the answer may be an error.</summary>
    public Task<HttpResponseMessage> PostAsync<T>(string path, T body, CancellationToken cancel, bool patient = false) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) }, cancel, patient);

    /// <summary>Sends a request and waits for the head of the answer.</summary>
    /// <param name="request">Is disposed.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="patient">Waits as long as it takes, instead of as long as configured.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel, bool patient = false)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(patient ? Timeout.InfiniteTimeSpan : _timeout);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException problem)
        {
            throw Away(problem.InnerException?.Message ?? problem.Message, problem);
        }
        catch (OperationCanceledException problem) when (!cancel.IsCancellationRequested)
        {
            throw Away($"no answer within {_timeout.TotalSeconds:0} s", problem);
        }
        finally
        {
            request.Dispose();
        }
    }

    /// <summary>The body of an answer that must be a success.</summary>
    public async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancel, JsonSerializerOptions? json = null)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw Away($"{response.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)response.StatusCode}", null);
        }

        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(_timeout);
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(json, deadline.Token).ConfigureAwait(false) ?? throw new JsonException("the answer is empty");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or JsonException or NotSupportedException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Away($"its answer cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>The service cannot be used, and why.</summary>
    public IngestUnreachableException Away(string why, Exception? cause)
    {
        string message = $"the ingest service {Endpoint} cannot be reached: {why}; check that it runs and that BatteryTwin:Ingest:Endpoint is right";
        return cause is null ? new(message) : new(message, cause);
    }

    public void Dispose() => _http.Dispose();
}
