using System.Globalization;
using System.Text;
using BatteryTwin.Web.State.Maintenance;

namespace BatteryTwin.Web.Components.Maintenance;

/// <summary>Drawing of a cost curve: 1000 wide and 100 high, from zero upwards.</summary>
public sealed class WaitingGeometry(WaitingCurve curve)
{
    public const double Width = 1000;
    public const double Height = 100;

    private readonly double _most = Math.Max(1, curve.MostCost * 1.05);

    public double X(DateTimeOffset time) => Math.Clamp((time - curve.Now) / (curve.End - curve.Now), 0, 1) * Width;

    public double Y(double cost) => Height * (1 - (cost / _most));

    /// <summary>Expected cost in all.</summary>
    public string Total => Path(point => point.Cost.Total);

    /// <summary>The part of it that a failure brings.</summary>
    public string Failure => Path(point => point.Cost.Failure);

    private string Path(Func<(DateTimeOffset Time, Domain.Maintenance.Risk.WaitingCostPoint Cost), double> value)
    {
        StringBuilder path = new();
        foreach ((DateTimeOffset Time, Domain.Maintenance.Risk.WaitingCostPoint Cost) point in curve.Points)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{X(point.Time):0.##} {Y(value(point)):0.##}");
        }

        return path.ToString();
    }
}
