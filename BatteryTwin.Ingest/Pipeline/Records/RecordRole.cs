namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>What a column is to its record.</summary>
internal enum RecordRole
{
    Ignored,
    Time,
    Twin,
    Measurement,
    Tag,
    Field,

    /// <summary>Long format: the name of the field.</summary>
    FieldName,

    /// <summary>Long format: the value.</summary>
    FieldValue,
}
