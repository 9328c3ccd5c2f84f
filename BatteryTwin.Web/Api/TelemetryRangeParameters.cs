using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace BatteryTwin.Web.Api;

/// <summary>Query parameters of <c>/api/telemetry/range</c>, as text; <see cref="TelemetryRequest"/> reads them.</summary>
public sealed record TelemetryRangeParameters
{
    [FromQuery(Name = "twin"), Description("Twin id, repeatable; * or none for all.")]
    public string[]? Twin { get; init; }

    [FromQuery(Name = "field"), Description("Field name, repeatable; none for all. A component's field is Component.name.")]
    public string[]? Field { get; init; }

    [FromQuery(Name = "measurement"), Description("Only this measurement.")]
    public string? Measurement { get; init; }

    [FromQuery(Name = "from"), Description("Start, inclusive: RFC 3339 or milliseconds since 1970; default one hour before 'to'.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("End, exclusive: RFC 3339 or milliseconds since 1970; default now.")]
    public string? To { get; init; }

    [FromQuery(Name = "every"), Description("Bucket width: a number with ms, s, m, h or d; buckets are aligned to UTC and stamped with their start. Needs 'aggregate'.")]
    public string? Every { get; init; }

    [FromQuery(Name = "aggregate"), Description("mean, min, max, sum, count, first or last; without 'every' one point for the whole range.")]
    public string? Aggregate { get; init; }

    [FromQuery(Name = "points"), Description("At most this many points per series, keeping the curve's shape; excludes 'every' and 'aggregate'.")]
    public string? Points { get; init; }

    [FromQuery(Name = "reduction"), Description("How 'points' are chosen: minmax (default: first, smallest, largest and last of each column of time) or lttb (largest triangles).")]
    public string? Reduction { get; init; }

    [FromQuery(Name = "limit"), Description("Most points per series, default 100000.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "groupBy"), Description("'field' merges all series of a field.")]
    public string? GroupBy { get; init; }

    [FromQuery(Name = "time"), Description("ms, us or ns for times as numbers; default RFC 3339.")]
    public string? Time { get; init; }
}
