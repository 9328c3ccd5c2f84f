using System.Net.ServerSentEvents;
using System.Text.Json;
using BatteryTwin.Ingest.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>
/// Reads the ingest service's <c>/live</c> for as long as the process runs, and again with growing pauses when it breaks. A new connection begins with
/// the newest value of everything and is followed by a reading of the alerts, so nothing that happened meanwhile is missing; what lies
/// between two values is in the store.
/// </summary>
internal sealed class IngestFeed(
    IngestClient client, RemoteIngestLink link, LiveArrivals arrivals, RemoteAlertLog alerts, IOptions<RemoteIngestOptions> options, TimeProvider time, ILogger<IngestFeed> logger) : BackgroundService
{
    private const string EventStream = "text/event-stream";

    private bool _unreadableLogged;

    /// <summary>Messages that could not be read and were left out.</summary>
    public long Unreadable { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        TimeSpan pause = options.Value.RetryDelay;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken).ConfigureAwait(false);
                link.Lost("it ended the feed, as it does when it stops");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is IngestUnreachableException or IOException or HttpRequestException or OperationCanceledException)
            {
                link.Lost(problem is OperationCanceledException ? $"no sign of life for {options.Value.Silence.TotalSeconds:0} s" : problem.Message);
            }
            catch (Exception problem)
            {
                logger.LogError(problem, "Reading the live feed of {Endpoint} failed", client.Endpoint);
                link.Lost(problem.Message);
            }

            pause = link.TakeWasConnected() ? options.Value.RetryDelay : Min(pause * 2, options.Value.MaxRetryDelay);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        using CancellationTokenSource silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using HttpResponseMessage response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "live?alerts=true"), stop).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != EventStream)
        {
            throw client.Away($"/live answered {(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType} where a stream of events was expected", null);
        }

        Stream stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            bool first = true;
            silence.CancelAfter(options.Value.Silence);
            await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(silence.Token).ConfigureAwait(false))
            {
                if (first)
                {
                    // The subscription exists now: an alert that changes while these are read comes by the feed as well.
                    first = false;
                    await alerts.LoadAsync(stop).ConfigureAwait(false);
                    link.Connected();
                }

                Take(item);
                link.Heard();
                silence.CancelAfter(options.Value.Silence);
            }
        }
    }

    /// <summary>Twins and relationships are not taken from here: they have a graph of their own.</summary>
    private void Take(SseItem<string> item)
    {
        try
        {
            switch (item.EventType)
            {
                case LiveMessage.Telemetry:
                    using (JsonDocument body = JsonDocument.Parse(item.Data))
                    {
                        (string twin, IReadOnlyList<LatestValue> values) = TelemetryBody.Read(body.RootElement);
                        arrivals.Take(values.Select(value => (twin, value)));
                    }

                    break;
                case LiveMessage.AlertChanged:
                    using (JsonDocument body = JsonDocument.Parse(item.Data))
                    {
                        alerts.Take(body.RootElement);
                    }

                    break;
            }
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            Unreadable++;
            if (!_unreadableLogged)
            {
                _unreadableLogged = true;
                logger.LogWarning("A {Kind} message of {Endpoint} cannot be read and is left out; later ones are not logged: {Problem}", item.EventType, client.Endpoint, problem.Message);
            }
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
