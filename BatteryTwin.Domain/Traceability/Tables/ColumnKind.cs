namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnKind
{
    /// <summary>Not known before its first value.</summary>
    Unknown,
    Key,
    Link,
    Time,
    Category,
    Number,

    /// <summary>Numbers nobody asked for.</summary>
    Passed,
}
