using System.Buffers;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>Turns a whole body into batches, the next one only when asked for it. Dispose it after use.</summary>
internal sealed class BodyDecoder : IDisposable
{
    private const int InflateStep = 256 * 1024;

    private readonly LineProtocolParser _parser;
    private readonly LineProtocolOptions _options;
    private readonly ReadOnlyMemory<byte> _body;
    private readonly GzipText? _gzip;
    private byte[] _inflated = [];
    private int _at;
    private int _length;
    private bool _isLast;
    private bool _isChecked;

    public BodyDecoder(LineProtocolParser parser, ReadOnlyMemory<byte> body, bool gzip, LineProtocolOptions options)
    {
        _parser = parser;
        _options = options;
        _body = body;
        if (gzip && body.Length > 0)
        {
            _gzip = new(body, options);
            _inflated = ArrayPool<byte>.Shared.Rent(options.MaxLineBytes + InflateStep);
        }
    }

    /// <summary>The last batch has been given out.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The next batch; the last one may be empty.</summary>
    /// <exception cref="WriteRefusedException">The body is no sound gzip or too large; thrown before the first batch is given out.</exception>
    public DecodedLines Next()
    {
        if (_gzip is null)
        {
            _at += _parser.Parse(_body.Span[_at..], isLast: true);
            IsDone = _at >= _body.Length;
        }
        else
        {
            Inflate(_gzip);
        }

        return _parser.Take();
    }

    public void Dispose()
    {
        _gzip?.Dispose();
        if (_inflated.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_inflated);
            _inflated = [];
        }
    }

    private void Inflate(GzipText gzip)
    {
        while (true)
        {
            _at += _parser.Parse(_inflated.AsSpan(_at, _length - _at), _isLast);
            if (_parser.IsFull)
            {
                CheckOnce();
                return;
            }

            if (_isLast)
            {
                IsDone = true;
                return;
            }

            _inflated.AsSpan(_at, _length - _at).CopyTo(_inflated);
            _length -= _at;
            _at = 0;
            int read = gzip.Read(_inflated.AsSpan(_length));
            _isLast = read == 0;
            _length += read;
        }
    }

    /// <summary>More than one batch: the end of the body must be known to be sound before the first batch is given out.</summary>
    private void CheckOnce()
    {
        if (!_isChecked)
        {
            GzipText.Check(_body, _options);
            _isChecked = true;
        }
    }
}
