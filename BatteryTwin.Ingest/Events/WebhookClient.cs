using System.Net;
using System.Net.Http.Headers;
using BatteryTwin.Domain.Twins.Events;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Posts events to webhooks. Redirects are not followed. An answer 2xx takes the event; 408, 429, 5xx, no answer and a broken connection allow
/// another attempt; every other answer refuses the event for good.
/// </summary>
internal sealed class WebhookClient(TimeSpan timeout, TimeProvider time) : IDisposable
{
    private static readonly MediaTypeHeaderValue s_contentType = new(CloudEventJson.ContentType, "utf-8");

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = timeout,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<DeliveryOutcome> PostAsync(EventEndpoint endpoint, byte[] body, CancellationToken cancel)
    {
        using CancellationTokenSource deadline = new(timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            using HttpRequestMessage request = Request(endpoint, body);
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return Outcome(response);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(false, MayRetry: true, $"no answer within {timeout.TotalSeconds:0.###} s");
        }
        catch (HttpRequestException problem)
        {
            return new(false, MayRetry: true, problem.HttpRequestError == HttpRequestError.Unknown ? "the connection failed" : $"the connection failed ({problem.HttpRequestError})");
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(EventEndpoint endpoint, byte[] body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, endpoint.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = s_contentType;
        foreach ((string header, string value) in endpoint.Headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return request;
    }

    private DeliveryOutcome Outcome(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return DeliveryOutcome.Delivered;
        }

        bool mayRetry = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
        TimeSpan? retryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };
        return new(false, mayRetry, $"the endpoint answered {(int)response.StatusCode}", retryAfter);
    }
}
