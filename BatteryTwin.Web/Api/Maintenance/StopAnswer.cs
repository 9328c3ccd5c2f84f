using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Web.Api.Maintenance;

/// <summary>A planned stop as the API answers it; names are self-declared.</summary>
public sealed record StopAnswer(string Id, string Twin, DateTimeOffset Start, DateTimeOffset End, string Title, long Revision, string? ChangedBy, DateTimeOffset ChangedAt, string Kind)
{
    public static StopAnswer Of(PlannedStop stop) => new(stop.Id, stop.TwinId, stop.Start, stop.End, stop.Title, stop.Revision, stop.ChangedBy, stop.ChangedAt, stop.Kind.ToString().ToLowerInvariant());
}
