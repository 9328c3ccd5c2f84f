using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Health;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>Lines of the chart of forecasts against what was left: time runs to the right, to the failure; the cone is truth · (1 ± α).</summary>
/// <param name="cap">Remaining life at the left edge.</param>
/// <param name="curves">Lives.</param>
public sealed class AlphaLambdaGeometry(double cap, IReadOnlyList<LifeCurve> curves)
{
    public const double Width = 600;
    public const double Height = 260;

    private double Top => cap * (1 + TrackScores.Alpha);

    /// <summary>One line per life.</summary>
    public IEnumerable<(string Name, string Path)> Lines => curves.Where(curve => curve.Points.Count > 1).Select(curve => (curve.Name, Path(curve.Points.Select(point => (point.Left, point.Predicted)))));

    /// <summary>The truth.</summary>
    public string Truth => Path([(cap, cap), (0, 0)]);

    /// <summary>The cone around it.</summary>
    public string Cone => Path([(cap, cap * (1 + TrackScores.Alpha)), (0, 0), (cap, cap * (1 - TrackScores.Alpha))]) + "Z";

    /// <summary>Ticks of both axes: places and labels.</summary>
    public IEnumerable<(double X, double Y, string Label)> Ticks =>
        Enumerable.Range(0, 5).Select(i => i * cap / 4).Select(value => (X(value), Y(value), value.ToString(value >= 10 || value == 0 ? "0" : "0.#", CultureInfo.CurrentCulture)));

    private double X(double left) => Width * (1 - (left / cap));

    private double Y(double predicted) => Height * (1 - (predicted / Top));

    private string Path(IEnumerable<(double Left, double Predicted)> points)
    {
        StringBuilder path = new();
        foreach ((double left, double predicted) in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{X(left):0.#} {Y(predicted):0.#}");
        }

        return path.ToString();
    }
}
