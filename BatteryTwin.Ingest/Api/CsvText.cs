using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace BatteryTwin.Ingest.Api;

/// <summary>Writes comma-separated values (RFC 4180), sent in pieces.</summary>
public sealed class CsvText(PipeWriter target)
{
    private const int PieceBytes = 64 * 1024;

    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    private bool _inRow;

    public void Cell(string? text)
    {
        Separate();
        if (text is null)
        {
            return;
        }

        string cell = text.AsSpan().ContainsAny(s_quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        Encoding.UTF8.GetBytes(cell, target);
    }

    public void Cell(ReadOnlySpan<byte> plain)
    {
        Separate();
        target.Write(plain);
    }

    public void EndRow()
    {
        target.Write("\r\n"u8);
        _inRow = false;
    }

    public async ValueTask SendAsync(bool all, CancellationToken cancel)
    {
        if (all || target.UnflushedBytes >= PieceBytes)
        {
            await target.FlushAsync(cancel).ConfigureAwait(false);
        }
    }

    private void Separate()
    {
        if (_inRow)
        {
            target.Write(","u8);
        }

        _inRow = true;
    }
}
