namespace BatteryTwin.Web.Api.Production;

/// <summary>Rows of an answer.</summary>
public sealed record RowsAnswer<T>(IReadOnlyList<T> Rows);
