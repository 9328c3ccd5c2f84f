namespace BatteryTwin.Domain.Quality;

/// <summary>Centre line and control limits of a chart, in units of what is plotted.</summary>
public sealed record ControlLimits(double Centre, double Lower, double Upper)
{
    public bool IsOutside(double value) => value < Lower || value > Upper;
}
