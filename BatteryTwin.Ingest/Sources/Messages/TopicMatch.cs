using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>What a topic says about the values of its messages.</summary>
/// <param name="Measurement">Null when the topic names none.</param>
/// <param name="Field">Null when the topic names none.</param>
/// <param name="Tags">The twin and every other named level.</param>
internal sealed record TopicMatch(string? Measurement, string? Field, IReadOnlyList<SeriesTag> Tags)
{
    private SeriesKey? _key;

    /// <summary>A topic that says nothing.</summary>
    public static TopicMatch Nothing { get; } = new(null, null, []);

    /// <summary>Null when the topic names none.</summary>
    public string? Twin { get; } = Tags.FirstOrDefault(tag => tag.Key == SeriesKey.TwinTag).Value;

    /// <summary>The series of a source's bare values, made once.</summary>
    public SeriesKey KeyOf(string standardMeasurement) => _key ??= new(Measurement ?? standardMeasurement, Tags, Field!);
}
