using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.State.Production;

/// <summary>Which figures are wanted: of an asset (null: each plant), from (inclusive) to (exclusive), by period and level.</summary>
public sealed record FigureQuery(string? Of, DateTimeOffset From, DateTimeOffset To, PeriodKind By = PeriodKind.Whole, FigureLevel Level = FigureLevel.Self);
