namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>How the bodies of a source's messages are read.</summary>
public enum MessageFormat
{
    /// <summary>
    /// Told from each body: JSON when it begins with <c>{</c> or <c>[</c>; a bare value when the topic names a field and the body holds no <c>=</c>;
    /// else line protocol.
    /// </summary>
    Auto,

    /// <summary>InfluxDB line protocol, times in nanoseconds; the topic is not looked at.</summary>
    LineProtocol,

    /// <summary>A record, a list of records, or one record a line; what a record leaves out comes from the topic.</summary>
    Json,

    /// <summary>One number, <c>true</c>, <c>false</c> or text: the value of the field that the topic names.</summary>
    Value,
}
