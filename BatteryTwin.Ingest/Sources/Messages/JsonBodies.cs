using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Records;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>
/// Reads message bodies in JSON: a record, a list of records, or one a line. What a record leaves out comes from the topic. Where the topic names the field,
/// the member <c>value</c> is its value and every other member a part of it. Not thread-safe.
/// </summary>
internal sealed class JsonBodies(ITwinGraph graph, string standardMeasurement, int pointsPerMessage)
{
    private const string Value = "value";

    private readonly JsonRecordDecoder _decoder = new(graph, TimeZoneInfo.Utc, new RecordLimits { PointsPerBatch = pointsPerMessage });

    public void Read(SourceMessage message, ReadOnlyMemory<byte> body, TopicMatch topic, long timeNs, DecodedMessages target)
    {
        _decoder.Defaults = new(topic.Twin, topic.Measurement ?? standardMeasurement, timeNs);
        if (IsLines(body.Span))
        {
            AddLines(body.Span);
        }
        else
        {
            _decoder.Add(body.Span, 1);
        }

        DecodedLines decoded = _decoder.Take();
        if (topic.Field is null && topic.Tags.Count == (topic.Twin is null ? 0 : 1))
        {
            target.Add(decoded, message.Topic);
        }
        else
        {
            target.Add(decoded with { Batch = Placed(decoded.Batch, topic) }, message.Topic);
        }
    }

    /// <summary>Records one a line: each line begins with a brace. Of those the sound ones count; a broken document of any other look is told as a whole.</summary>
    private static bool IsLines(ReadOnlySpan<byte> body)
    {
        int records = 0;
        foreach (Range range in body.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = body[range].TrimStart(" \t\r"u8);
            if (!line.IsEmpty && line[0] != (byte)'{')
            {
                return false;
            }

            records += line.IsEmpty ? 0 : 1;
        }

        return records > 1;
    }

    private void AddLines(ReadOnlySpan<byte> body)
    {
        int row = 0;
        foreach (Range range in body.Split((byte)'\n'))
        {
            row++;
            ReadOnlySpan<byte> line = body[range].Trim(" \t\r"u8);
            if (!line.IsEmpty)
            {
                _decoder.Add(line, row);
            }
        }
    }

    /// <summary>The same points under the tags and the field of the topic.</summary>
    private TelemetryBatch Placed(TelemetryBatch batch, TopicMatch topic)
    {
        TelemetryBatchBuilder placed = new(batch.Count);
        TwinGraphSnapshot current = graph.Current;
        SeriesKey[] keys = [.. batch.Series.Select(series => Placed(series.Key, topic))];
        bool[] isWhole = [.. batch.Series.Select((series, i) => series.Type == FieldType.Float && TwinFieldTypes.IsWhole(TwinFieldTypes.SchemaOf(current, keys[i].Twin, keys[i].Field)))];
        for (int i = 0; i < batch.Count; i++)
        {
            int series = batch.SeriesIndexes[i];
            FieldValue value = batch.ValueAt(i);
            placed.Add(keys[series], batch.TimesNs[i], isWhole[series] ? Whole(value) : value, batch.SourceRows[i]);
        }

        return placed.Build();
    }

    private static SeriesKey Placed(SeriesKey key, TopicMatch topic)
    {
        string field = topic.Field is null ? key.Field : key.Field == Value ? topic.Field : $"{topic.Field}.{key.Field}";
        return new(key.Measurement, key.Tags.Concat(topic.Tags.Where(tag => key.Tag(tag.Key) is null)), field);
    }

    /// <summary>The decoder asked the model about the member's own name; the field's has the last word.</summary>
    private static FieldValue Whole(FieldValue value) =>
        value.ToDouble() is var number && Math.Abs(number) < 1L << 53 && number == Math.Truncate(number) ? FieldValue.Integer((long)number) : value;
}
