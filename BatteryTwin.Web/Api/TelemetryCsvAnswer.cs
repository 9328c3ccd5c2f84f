using BatteryTwin.Ingest.Api;
using System.Globalization;
using System.IO.Pipelines;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Web.Api;

/// <summary>Telemetry as CSV with a header row; tags as <c>key=value;key=value</c>.</summary>
internal sealed class TelemetryCsvAnswer(PipeWriter target, TelemetryTimeFormat times, SeriesNotes notes) : ITelemetryAnswer
{
    private readonly CsvText _csv = new(target);

    public string ContentType => "text/csv; charset=utf-8";

    public bool HasBegun { get; private set; }

    public async Task WriteRangeAsync(IAsyncEnumerable<SeriesPoints> series, CancellationToken cancel)
    {
        HasBegun = true;
        Row("measurement", "tags", "twin", "field", "type", "unit", "time", "value");
        await foreach (SeriesPoints answer in series.WithCancellation(cancel))
        {
            string tags = Tags(answer.Key);
            string? unit = notes.Unit(answer.Key);
            for (int i = 0; i < answer.Count; i++)
            {
                Key(answer.Key, tags);
                _csv.Cell(TelemetryTypeName.Of(answer.Type));
                _csv.Cell(unit);
                Time(answer.TimesNs[i]);
                _csv.Cell(answer.Values[i].ToString());
                _csv.EndRow();
                await _csv.SendAsync(all: false, cancel);
            }
        }

        await _csv.SendAsync(all: true, cancel);
    }

    public async Task WriteLatestAsync(IReadOnlyList<SeriesLatest> series, CancellationToken cancel)
    {
        HasBegun = true;
        Row("measurement", "tags", "twin", "field", "time", "value", "quality");
        foreach (SeriesLatest latest in series)
        {
            Key(latest.Key, Tags(latest.Key));
            Time(latest.TimeNs);
            _csv.Cell(latest.Value.ToString());
            _csv.Cell(Quality(latest.Key));
            _csv.EndRow();
            await _csv.SendAsync(all: false, cancel);
        }

        await _csv.SendAsync(all: true, cancel);
    }

    public async Task WriteSeriesAsync(IReadOnlyList<SeriesState> series, CancellationToken cancel)
    {
        HasBegun = true;
        Row("measurement", "tags", "twin", "field", "type", "unit", "first", "last", "count", "quality");
        foreach (SeriesState state in series)
        {
            Key(state.Key, Tags(state.Key));
            _csv.Cell(TelemetryTypeName.Of(state.Type));
            _csv.Cell(notes.Unit(state.Key));
            Time(state.FirstNs);
            Time(state.LastNs);
            _csv.Cell(state.Count.ToString(CultureInfo.InvariantCulture));
            _csv.Cell(Quality(state.Key));
            _csv.EndRow();
            await _csv.SendAsync(all: false, cancel);
        }

        await _csv.SendAsync(all: true, cancel);
    }

    public void Dispose()
    {
        // The target belongs to the response.
    }

    private static string Tags(SeriesKey key) => string.Join(';', key.Tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private string? Quality(SeriesKey key) => notes.Quality(key) is { } quality ? QualityText.Of(quality.Quality) : null;

    private void Row(params string[] cells)
    {
        Array.ForEach(cells, _csv.Cell);
        _csv.EndRow();
    }

    private void Key(SeriesKey key, string tags)
    {
        _csv.Cell(key.Measurement);
        _csv.Cell(tags);
        _csv.Cell(key.Twin);
        _csv.Cell(key.Field);
    }

    private void Time(long timeNs)
    {
        Span<byte> text = stackalloc byte[TelemetryTimeFormat.MaxLength];
        _csv.Cell(text[..times.Write(timeNs, text)]);
    }
}
