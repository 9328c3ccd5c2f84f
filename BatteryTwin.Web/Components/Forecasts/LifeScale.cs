using System.Globalization;

namespace BatteryTwin.Web.Components.Forecasts;

/// <summary>A time axis 1000 wide, whatever its size on screen; what lies outside is held at its ends.</summary>
public sealed record LifeScale(DateTimeOffset From, DateTimeOffset To)
{
    public const double Width = 1000;

    public TimeSpan Span => To - From;

    public double X(DateTimeOffset time) => Width * Math.Clamp((time - From) / Span, 0, 1);

    /// <summary>Place as a percentage for styles.</summary>
    public string Percent(DateTimeOffset time) => (X(time) / Width * 100).ToString("0.##", CultureInfo.InvariantCulture);

    public bool Contains(DateTimeOffset time) => time >= From && time <= To;
}
