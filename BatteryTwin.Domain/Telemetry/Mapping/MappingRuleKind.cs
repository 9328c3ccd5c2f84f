namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>How a rule says which series it is about.</summary>
public enum MappingRuleKind
{
    /// <summary>Measurement, field and the tags named are given as they are.</summary>
    Exact,

    /// <summary>Each is a pattern: <c>*</c> any text, <c>?</c> one character, <c>{name}</c> any text that is captured under a name.</summary>
    Glob,

    /// <summary>Each is a regular expression that must match as a whole; named groups are captured.</summary>
    Regex,

    /// <summary>A table of exact lines, usually uploaded as a CSV file.</summary>
    Table,
}
