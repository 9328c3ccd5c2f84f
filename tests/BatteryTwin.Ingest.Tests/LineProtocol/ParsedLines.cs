using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Tests.LineProtocol;

/// <summary>What a text came to: its points in order, and its faults.</summary>
internal sealed class ParsedLines
{
    public List<(int Line, string Series, FieldValue Value, long TimeNs)> Points { get; } = [];

    public List<LineFault> Faults { get; } = [];

    public int Batches { get; private set; }

    public (int Line, string Series, FieldValue Value, long TimeNs) Single => Assert.Single(Points);

    public LineFault Fault => Assert.Single(Faults);

    public void Add(DecodedLines decoded)
    {
        Batches++;
        TelemetryBatch batch = decoded.Batch;
        for (int i = 0; i < batch.Count; i++)
        {
            Points.Add((batch.SourceRows[i], batch.Series[batch.SeriesIndexes[i]].Key.Canonical, batch.ValueAt(i), batch.TimesNs[i]));
        }

        Faults.AddRange(decoded.Faults);
    }
}
