using System.Globalization;
using System.Text.Json;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>A write request: read, decode, hand over, answer. Organisation, bucket, database and credentials are not looked at.</summary>
internal sealed class WriteEndpoint(LineProtocolWriter writer, IOptions<LineProtocolOptions> options, ILogger<WriteEndpoint> logger)
{
    private const int RetryAfterSeconds = 2;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LoadBudget _bodies = new(options.Value.MaxBufferedBytes);

    public async Task HandleAsync(HttpContext context, WriteDialect dialect)
    {
        try
        {
            WriteOutcome outcome = await WriteAsync(context, dialect).ConfigureAwait(false);
            await AnswerAsync(context, dialect, outcome).ConfigureAwait(false);
        }
        catch (WriteRefusedException exception)
        {
            await RefuseAsync(context, dialect, exception.Status, exception.Message).ConfigureAwait(false);
        }
        catch (IngestOverloadedException exception)
        {
            await TryLaterAsync(context, dialect, StatusCodes.Status429TooManyRequests, exception.Message).ConfigureAwait(false);
        }
        catch (StorageUnavailableException exception)
        {
            await TryLaterAsync(context, dialect, exception is StorageFullException ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable, exception.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            await RefuseAsync(context, dialect, exception.StatusCode, exception.Message).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or IOException or BadHttpRequestException)
        {
            logger.LogDebug(exception, "A sender hung up before its request was answered");
            context.Abort();
        }
    }

    private async Task<WriteOutcome> WriteAsync(HttpContext context, WriteDialect dialect)
    {
        long nsPerUnit = Precision(context.Request, dialect);
        bool gzip = IsGzip(context.Request);
        using RequestBody body = await RequestBody.ReadAsync(context.Request, _bodies, options.Value).ConfigureAwait(false);
        return await writer.WriteAsync(body.Bytes, gzip, nsPerUnit, dialect.Source, context.RequestAborted).ConfigureAwait(false);
    }

    private static long Precision(HttpRequest request, WriteDialect dialect)
    {
        string? precision = request.Query["precision"];
        if (string.IsNullOrEmpty(precision))
        {
            return 1;
        }

        return dialect.Precisions.TryGetValue(precision, out long nsPerUnit) ? nsPerUnit : throw new WriteRefusedException(
            StatusCodes.Status400BadRequest,
            $"unknown precision '{precision}'; use one of {string.Join(", ", dialect.Precisions.OrderBy(entry => entry.Value).Select(entry => entry.Key))}");
    }

    private static bool IsGzip(HttpRequest request)
    {
        string encoding = request.Headers.ContentEncoding.ToString().Trim();
        return encoding.ToUpperInvariant() switch
        {
            "" or "IDENTITY" => false,
            "GZIP" or "X-GZIP" => true,
            _ => throw new WriteRefusedException(StatusCodes.Status415UnsupportedMediaType, $"content encoding '{encoding}' is not supported; send plain text or gzip"),
        };
    }

    private static Task AnswerAsync(HttpContext context, WriteDialect dialect, WriteOutcome outcome)
    {
        if (outcome.Dropped == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"partial write: line {outcome.FirstLine}: {outcome.FirstReason}{(outcome.Dropped > 1 ? $" (and {outcome.Dropped - 1} more)" : string.Empty)} dropped={outcome.Dropped}");
        return SendAsync(context, StatusCodes.Status400BadRequest, dialect.Error(StatusCodes.Status400BadRequest, message, outcome.FirstLine), message);
    }

    private static Task TryLaterAsync(HttpContext context, WriteDialect dialect, int status, string message)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(context, dialect, status, message);
    }

    /// <summary>Refuses a write in the words of its path.</summary>
    public static Task RefuseAsync(HttpContext context, WriteDialect dialect, int status, string message) =>
        SendAsync(context, status, dialect.Error(status, message, 0), message);

    private static Task SendAsync(HttpContext context, int status, object error, string message)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["X-Influxdb-Error"] = HeaderText(message);
        return context.Response.WriteAsJsonAsync(error, error.GetType(), s_json, CancellationToken.None);
    }

    // A header value takes only printable ASCII.
    private static string HeaderText(string message) => string.Concat(message.Take(512).Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
