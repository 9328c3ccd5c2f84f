using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Tests.Records;

/// <summary>What a decoder made of its input, in a form that compares.</summary>
internal sealed record DecodedRecords(IReadOnlyList<(int Row, string Series, FieldValue Value, long TimeNs)> Points, IReadOnlyList<LineFault> Faults)
{
    public static DecodedRecords Of(params DecodedLines[] batches) => new(
        [.. batches.SelectMany(decoded => Enumerable.Range(0, decoded.Batch.Count).Select(i => (
            decoded.Batch.SourceRows[i], decoded.Batch.Series[decoded.Batch.SeriesIndexes[i]].Key.Canonical, decoded.Batch.ValueAt(i), decoded.Batch.TimesNs[i])))],
        [.. batches.SelectMany(decoded => decoded.Faults)]);

    /// <summary>Points as <c>series=value</c>.</summary>
    public IEnumerable<string> Values => Points.Select(point => $"{point.Series}={point.Value}");
}
