using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>A property's value and when it was last written; <see cref="SourceTime"/> is the writer's own time, if it gave one. Times are UTC.</summary>
public sealed record TwinProperty
{
    // A graph has millions of these: ticks take a third of the room of times that may be missing.
    private const long None = -1;

    private readonly long _lastUpdate;
    private readonly long _source;

    public TwinProperty(JsonElement value, DateTimeOffset lastUpdateTime, DateTimeOffset? sourceTime = null)
    {
        Value = value;
        _lastUpdate = lastUpdateTime.UtcTicks;
        _source = sourceTime?.UtcTicks ?? None;
    }

    public JsonElement Value { get; }

    public DateTimeOffset LastUpdateTime => new(_lastUpdate, TimeSpan.Zero);

    public DateTimeOffset? SourceTime => _source == None ? null : new(_source, TimeSpan.Zero);
}
