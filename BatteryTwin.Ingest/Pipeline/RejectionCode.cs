namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Stable codes of rejected points.</summary>
public static class RejectionCode
{
    /// <summary>Not line protocol, or not UTF-8.</summary>
    public const string Unparsable = "unparsable";

    /// <summary>Longer than the configured limit.</summary>
    public const string LineTooLong = "lineTooLong";

    /// <summary>The value's type contradicts the twin's model.</summary>
    public const string TypeMismatch = "typeMismatch";

    /// <summary>The value's type differs from the one its series was created with.</summary>
    public const string TypeConflict = "typeConflict";

    /// <summary>NaN or infinite.</summary>
    public const string NotFinite = "notFinite";

    /// <summary>Before 1990 or too far ahead of the server's clock.</summary>
    public const string TimeOutOfRange = "timeOutOfRange";

    /// <summary>The type fits, the value does not: out of the schema's range, or not one of its enum values.</summary>
    public const string OutOfSchema = "outOfSchema";

    /// <summary>A mapping rule cannot make a value of its target out of it.</summary>
    public const string NotConvertible = "notConvertible";

    /// <summary>The telemetry store cannot hold a series by this name.</summary>
    public const string NotStorable = "notStorable";

    /// <summary>The telemetry database would not take the point.</summary>
    public const string RefusedByStore = "refusedByStore";
}
