using System.Globalization;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>A labelled place on a time axis, in per cent of its width.</summary>
public sealed record TimeTick(double Percent, string Label)
{
    public string PercentText => Percent.ToString("0.##", CultureInfo.InvariantCulture);
}
