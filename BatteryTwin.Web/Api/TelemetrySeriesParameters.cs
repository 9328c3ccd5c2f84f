using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace BatteryTwin.Web.Api;

/// <summary>Query parameters of <c>/api/telemetry/latest</c> and <c>/series</c>.</summary>
public sealed record TelemetrySeriesParameters
{
    [FromQuery(Name = "twin"), Description("Twin id, repeatable; * or none for all.")]
    public string[]? Twin { get; init; }

    [FromQuery(Name = "field"), Description("Field name, repeatable; none for all. A component's field is Component.name.")]
    public string[]? Field { get; init; }

    [FromQuery(Name = "measurement"), Description("Only this measurement.")]
    public string? Measurement { get; init; }

    [FromQuery(Name = "time"), Description("ms, us or ns for times as numbers; default RFC 3339.")]
    public string? Time { get; init; }
}
