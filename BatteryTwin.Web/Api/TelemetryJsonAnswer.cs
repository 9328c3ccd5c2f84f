using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Web.Api;

/// <summary>Telemetry as JSON, sent in pieces. Integers that a double cannot hold exactly are written as text.</summary>
internal sealed class TelemetryJsonAnswer(PipeWriter target, TelemetryTimeFormat times, SeriesNotes notes) : ITelemetryAnswer
{
    private const int PieceBytes = 64 * 1024;
    private const int PointsBetweenChecks = 256;
    private const long LargestExact = 1L << 53;

    private readonly Utf8JsonWriter _json = new(target, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public string ContentType => "application/json; charset=utf-8";

    public bool HasBegun { get; private set; }

    public async Task WriteRangeAsync(IAsyncEnumerable<SeriesPoints> series, CancellationToken cancel)
    {
        HasBegun = true;
        bool truncated = false;
        bool goesOn = false;
        _json.WriteStartObject();
        _json.WriteStartArray("series"u8);
        await foreach (SeriesPoints answer in series.WithCancellation(cancel))
        {
            truncated |= answer.Truncated;
            if (!goesOn)
            {
                WriteHead(answer);
            }

            for (int i = 0; i < answer.Count; i += PointsBetweenChecks)
            {
                WritePoints(answer, i, Math.Min(answer.Count, i + PointsBetweenChecks));
                await SendPieceAsync(PieceBytes, cancel);
            }

            goesOn = answer.GoesOn;
            if (!goesOn)
            {
                _json.WriteEndArray();
                _json.WriteEndObject();
            }

            await SendPieceAsync(PieceBytes, cancel);
        }

        _json.WriteEndArray();
        _json.WriteBoolean("truncated"u8, truncated);
        _json.WriteEndObject();
        await SendPieceAsync(0, cancel);
    }

    public async Task WriteLatestAsync(IReadOnlyList<SeriesLatest> series, CancellationToken cancel)
    {
        HasBegun = true;
        _json.WriteStartArray();
        foreach (SeriesLatest latest in series)
        {
            _json.WriteStartObject();
            WriteKey(latest.Key);
            _json.WritePropertyName("time"u8);
            WriteTime(latest.TimeNs);
            _json.WritePropertyName("value"u8);
            WriteValue(latest.Value);
            WriteQuality(latest.Key);
            _json.WriteEndObject();
            await SendPieceAsync(PieceBytes, cancel);
        }

        _json.WriteEndArray();
        await SendPieceAsync(0, cancel);
    }

    public async Task WriteSeriesAsync(IReadOnlyList<SeriesState> series, CancellationToken cancel)
    {
        HasBegun = true;
        _json.WriteStartArray();
        foreach (SeriesState state in series)
        {
            _json.WriteStartObject();
            WriteKey(state.Key);
            _json.WriteString("type"u8, TelemetryTypeName.Of(state.Type));
            _json.WriteString("unit"u8, notes.Unit(state.Key));
            _json.WritePropertyName("first"u8);
            WriteTime(state.FirstNs);
            _json.WritePropertyName("last"u8);
            WriteTime(state.LastNs);
            _json.WriteNumber("count"u8, state.Count);
            WriteQuality(state.Key);
            _json.WriteEndObject();
            await SendPieceAsync(PieceBytes, cancel);
        }

        _json.WriteEndArray();
        await SendPieceAsync(0, cancel);
    }

    public void Dispose() => _json.Dispose();

    private void WriteHead(SeriesPoints answer)
    {
        _json.WriteStartObject();
        WriteKey(answer.Key);
        _json.WriteString("type"u8, TelemetryTypeName.Of(answer.Type));
        if (notes.Unit(answer.Key) is { } unit)
        {
            _json.WriteString("unit"u8, unit);
        }

        WriteQuality(answer.Key);
        _json.WriteStartArray("points"u8);
    }

    /// <summary>How far the series' values can be relied on at this moment; nothing for series that are not judged.</summary>
    private void WriteQuality(SeriesKey key)
    {
        if (notes.Quality(key) is not { } quality)
        {
            return;
        }

        _json.WriteString("quality"u8, QualityText.Of(quality.Quality));
        if (quality.Findings.Count > 0)
        {
            _json.WriteStartArray("doubts"u8);
            foreach (QualityFinding finding in quality.Findings)
            {
                _json.WriteStringValue(QualityText.Of(finding.Reason));
            }

            _json.WriteEndArray();
        }
    }

    private void WriteKey(SeriesKey key)
    {
        _json.WriteString("measurement"u8, key.Measurement);
        _json.WriteStartObject("tags"u8);
        foreach (SeriesTag tag in key.Tags)
        {
            _json.WriteString(tag.Key, tag.Value);
        }

        _json.WriteEndObject();
        _json.WriteString("twin"u8, key.Twin);
        _json.WriteString("field"u8, key.Field);
    }

    private void WritePoints(SeriesPoints answer, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            _json.WriteStartArray();
            WriteTime(answer.TimesNs[i]);
            WriteValue(answer.Values[i]);
            _json.WriteEndArray();
        }
    }

    private void WriteTime(long timeNs)
    {
        Span<byte> text = stackalloc byte[TelemetryTimeFormat.MaxLength];
        text = text[..times.Write(timeNs, text)];
        if (times.IsNumeric)
        {
            _json.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            _json.WriteStringValue(text);
        }
    }

    private void WriteValue(FieldValue value)
    {
        switch (value.Type)
        {
            case FieldType.Float when double.IsFinite(value.ToDouble()):
                _json.WriteNumberValue(value.ToDouble());
                break;
            case FieldType.Integer when value.Bits is >= -LargestExact and <= LargestExact:
                _json.WriteNumberValue(value.Bits);
                break;
            case FieldType.Unsigned when value.ToUnsigned() <= LargestExact:
                _json.WriteNumberValue(value.ToUnsigned());
                break;
            case FieldType.Boolean:
                _json.WriteBooleanValue(value.ToBoolean());
                break;
            case FieldType.Float:
                // The sum of finite values can leave the range of a double; JSON has no word for that.
                _json.WriteNullValue();
                break;
            default:
                _json.WriteStringValue(value.ToString());
                break;
        }
    }

    private async ValueTask SendPieceAsync(int atLeast, CancellationToken cancel)
    {
        if (_json.BytesPending + target.UnflushedBytes >= atLeast)
        {
            _json.Flush();
            await target.FlushAsync(cancel);
        }
    }
}
