using System.IO.Compression;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Requests to the server: <c>/write</c>, <c>/query</c> and, for setting a 2.x server up, <c>/api/v2</c>. Safe for concurrent use.</summary>
internal sealed class InfluxClient : IDisposable
{
    private static readonly TimeSpan s_connectTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly TimeSpan _timeout;
    private readonly string _write;
    private readonly string _query;
    private readonly bool _compress;

    public InfluxClient(IOptions<InfluxDbOptions> options)
    {
        InfluxDbOptions settings = options.Value;
        Address = new Uri(settings.Url.TrimEnd('/') + "/");
        _timeout = settings.RequestTimeout;
        _compress = settings.Compress ?? !Address.IsLoopback;
        string database = $"db={Uri.EscapeDataString(settings.Database)}" + (settings.RetentionPolicy.Length > 0 ? $"&rp={Uri.EscapeDataString(settings.RetentionPolicy)}" : string.Empty);
        _write = $"write?{database}";
        _query = $"query?{database}&epoch=ns&chunked=true";
        SocketsHttpHandler connections = new() { ConnectTimeout = s_connectTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(10), AllowAutoRedirect = false };
        _http = new HttpClient(connections) { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = Authorization(settings);
    }

    /// <summary>The server, without credentials.</summary>
    public Uri Address { get; }

    /// <summary>Sends lines; never throws but on cancellation.</summary>
    public async Task<WriteReply> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_timeout);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, _write) { Content = Body(lines) };
            using HttpResponseMessage response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
            string body = response.IsSuccessStatusCode ? string.Empty : await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            return WriteReplies.Of(response.StatusCode, body, RetryAfter(response));
        }
        catch (Exception problem) when (IsNoAnswer(problem, cancel))
        {
            return new(WriteReplyKind.Later, NoAnswer(problem));
        }
    }

    /// <summary>Runs InfluxQL statements and gives their answers piece by piece, in order.</summary>
    /// <exception cref="StorageUnavailableException">No answer, or a refusal; the message says which and what to do.</exception>
    public async IAsyncEnumerable<QueryPiece> QueryAsync(QueryText query, [EnumeratorCancellation] CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_timeout);
        using HttpResponseMessage response = await AskAsync(query, limit, cancel).ConfigureAwait(false);
        using QueryPieces pieces = new(await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false), query.Types);
        while (true)
        {
            limit.CancelAfter(_timeout);
            bool any;
            try
            {
                any = await pieces.NextAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception problem) when (IsNoAnswer(problem, cancel))
            {
                throw CannotRead($"the answer broke off ({NoAnswer(problem)})", problem);
            }

            if (!any)
            {
                yield break;
            }

            if (pieces.Error is { } error)
            {
                throw CannotRead(WriteReplies.ReasonOf(error));
            }

            yield return pieces.Current;
        }
    }

    /// <summary>Runs one statement and gives the values of its rows as text; for small answers about the server itself.</summary>
    /// <exception cref="StorageUnavailableException">No answer, or a refusal.</exception>
    public async Task<List<string[]>> ListAsync(string statement, CancellationToken cancel)
    {
        QueryText query = new();
        query.Add(statement, Domain.Telemetry.FieldType.Float);
        List<string[]> rows = [];
        await foreach (QueryPiece piece in QueryAsync(query, cancel).ConfigureAwait(false))
        {
            for (int row = 0; row < piece.RowCount; row++)
            {
                rows.Add([piece.Measurement, .. Enumerable.Range(0, piece.Width).Select(column => piece.ValueAt(row, column)?.ToString() ?? string.Empty)]);
            }
        }

        return rows;
    }

    /// <summary>A request to the 2.x management API.</summary>
    /// <exception cref="StorageUnavailableException">No answer.</exception>
    public async Task<(int Status, string Body)> ManageAsync(HttpMethod method, string path, string? json, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(_timeout);
        try
        {
            using HttpRequestMessage request = new(method, path);
            request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false));
        }
        catch (Exception problem) when (IsNoAnswer(problem, cancel))
        {
            throw CannotRead(NoAnswer(problem), problem);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(QueryText query, CancellationTokenSource limit, CancellationToken cancel)
    {
        HttpResponseMessage? response = null;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, _query) { Content = new FormUrlEncodedContent([new("q", query.ToString())]) };
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            string body = await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false);
            WriteReply reply = WriteReplies.Of(response.StatusCode, body, null);
            response.Dispose();
            throw CannotRead(reply.Reason);
        }
        catch (Exception problem) when (IsNoAnswer(problem, cancel))
        {
            response?.Dispose();
            throw CannotRead(NoAnswer(problem), problem);
        }
    }

    /// <summary>The reason in a failure of this client, without the words around it.</summary>
    public string ReasonOf(StorageUnavailableException failure) =>
        failure.Message.StartsWith(CannotBeRead, StringComparison.Ordinal) ? failure.Message[CannotBeRead.Length..] : failure.Message;

    private string CannotBeRead => $"InfluxDB at {Address} cannot be read: ";

    private StorageUnavailableException CannotRead(string reason, Exception? cause = null)
    {
        string message = CannotBeRead + reason;
        return cause is null ? new(message) : new(message, cause);
    }

    private HttpContent Body(ReadOnlyMemory<byte> lines)
    {
        if (!_compress)
        {
            return new ReadOnlyMemoryContent(lines);
        }

        using MemoryStream target = new(lines.Length / 4);
        using (GZipStream gzip = new(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        ByteArrayContent content = new(target.GetBuffer(), 0, (int)target.Length);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static AuthenticationHeaderValue? Authorization(InfluxDbOptions options)
    {
        if (options.Token.Length > 0)
        {
            return new("Token", options.Token);
        }

        return options.User.Length > 0 ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))) : null;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } asked ? asked.Delta ?? (asked.Date is { } date ? date - DateTimeOffset.UtcNow : null) : null;

    private static bool IsNoAnswer(Exception problem, CancellationToken cancel) =>
        problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancel.IsCancellationRequested);

    private string NoAnswer(Exception problem) => problem is OperationCanceledException
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"no answer within {_timeout.TotalSeconds:0.#} s")
        : $"no answer ({problem.Message})";
}
