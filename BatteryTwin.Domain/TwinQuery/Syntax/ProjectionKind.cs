namespace BatteryTwin.Domain.TwinQuery.Syntax;

public enum ProjectionKind
{
    /// <summary>The document itself: <c>*</c>, or TOP without columns.</summary>
    Document,

    /// <summary>COUNT().</summary>
    Count,
    Columns,
}
