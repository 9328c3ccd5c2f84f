namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A proposed schedule in a list.</summary>
internal sealed record ScheduleView(string Id, DateTimeOffset MadeAt, DateTimeOffset Start, DateTimeOffset End, string Currency, double Cost, double Bound, double Gap, int Jobs);
