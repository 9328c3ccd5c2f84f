using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Web.Components.Quality;

/// <summary>
/// Where the parts of a control chart lie: points at equal distances in thousandths of its width, which is the page's, one scale in pixels for values, limits and specification.
/// </summary>
public sealed class ControlGeometry
{
    public const double Width = 1000;
    public const double Top = 18;
    public const double ValueHeight = 220;
    public const double SpreadHeight = 80;

    /// <summary>Letters of rule numbers that have room side by side on a phone; wider pages show no more, so that the same are shown everywhere.</summary>
    private const double LettersAcross = 36;

    private readonly ControlStudy _study;
    private readonly double _low;
    private readonly double _high;

    /// <param name="study">The chart.</param>
    /// <param name="limits">Specification; drawn where it is near enough to be seen beside the values.</param>
    public ControlGeometry(ControlStudy study, SpecificationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(limits);
        _study = study;
        double low = study.Points.Min(point => Math.Min(point.Value, point.Lower));
        double high = study.Points.Max(point => Math.Max(point.Value, point.Upper));
        double span = high - low;
        bool isPlain = study.Kind is ControlChartKind.Individuals or ControlChartKind.MeansAndRanges;
        LowerSpecification = isPlain && limits.Lower is { } lower && lower > low - span && lower < high + span ? lower : null;
        UpperSpecification = isPlain && limits.Upper is { } upper && upper > low - span && upper < high + span ? upper : null;
        low = Math.Min(low, LowerSpecification ?? low);
        high = Math.Max(high, UpperSpecification ?? high);
        (_low, _high) = (low - ((high - low) * 0.05), high + ((high - low) * 0.05));
    }

    public double? LowerSpecification { get; }

    public double? UpperSpecification { get; }

    public bool HasSpread => _study.SpreadLimits is not null;

    public double Height => Top + ValueHeight + 8 + (HasSpread ? SpreadHeight + 16 : 0) + 22;

    public double TimeTop => Height - 16;

    public double SpreadTop => Top + ValueHeight + 24;

    public double BaselineRight => X(_study.BaselinePoints - 1);

    public double X(int point) => _study.Points.Count < 2 ? 0 : point * Width / (_study.Points.Count - 1);

    public double Y(double value) => Top + ((_high - value) / (_high - _low) * ValueHeight);

    public double SpreadY(double spread) => SpreadTop + SpreadHeight - (spread / MostSpread * SpreadHeight);

    public string Line() => Path(point => Y(point.Value));

    public string Upper() => Path(point => Y(point.Upper));

    public string Lower() => Path(point => Y(point.Lower));

    /// <summary>The line of ranges.</summary>
    public string Spreads() => Path(point => point.Spread is { } spread ? SpreadY(spread) : null);

    /// <summary>All points that are out, as one path of points; the stroke's round ends make them dots of one size at any width.</summary>
    public string OutMarks()
    {
        StringBuilder path = new();
        for (int at = 0; at < _study.Points.Count; at++)
        {
            if (_study.Points[at].IsOut)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{X(at):0.#} {Y(_study.Points[at].Value):0.#}h0");
            }
        }

        return path.ToString();
    }

    /// <summary>Numbers of broken rules above their points, from the left in per cent and from the top in pixels, thinned out where they would cover each other.</summary>
    public IEnumerable<(double Percent, double Y, string Text)> Numbers()
    {
        double next = double.NegativeInfinity;
        for (int at = 0; at < _study.Points.Count; at++)
        {
            ControlPoint point = _study.Points[at];
            if (point.Rules.Count > 0 && X(at) >= next)
            {
                string text = string.Join(' ', point.Rules);
                next = X(at) + ((text.Length + 1) * Width / LettersAcross);
                yield return (100 * X(at) / Width, Math.Max(14, Y(point.Value) - 5), text);
            }
        }
    }

    private double MostSpread => Math.Max(_study.SpreadLimits!.Upper, _study.Points.Max(point => point.Spread ?? 0)) * 1.05;

    private string Path(Func<ControlPoint, double?> y)
    {
        StringBuilder path = new();
        bool isDown = false;
        for (int at = 0; at < _study.Points.Count; at++)
        {
            if (y(_study.Points[at]) is not { } here)
            {
                isDown = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{X(at):0.#} {here:0.#}");
            isDown = true;
        }

        return path.ToString();
    }
}
