using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>Where an investigation starts from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectKind>))]
public enum EffectKind
{
    /// <summary>Units that failed, named one by one.</summary>
    Cells,

    /// <summary>What went through a place in a span of time: a bad batch, a stretch of a chart.</summary>
    Selection,

    /// <summary>An alarm.</summary>
    Alert,

    /// <summary>Tables that were sent with the question.</summary>
    Tables,
}
