using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Sources;

/// <summary>How a source's connection is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceState>))]
public enum SourceState
{
    /// <summary>Being set up, nothing received yet.</summary>
    Starting,

    /// <summary>Connected, or watching its folder.</summary>
    Running,

    /// <summary>Takes nothing for the moment because storage or pipeline cannot; goes on by itself.</summary>
    Held,

    /// <summary>Lost; tried again with growing pauses.</summary>
    Reconnecting,

    /// <summary>Ended for good until someone corrects what the last error names.</summary>
    Failed,
}
