using System.Globalization;
using System.Text;

namespace BatteryTwin.Web.Components.Graphs;

/// <summary>Turns a layout's grid places into pixels: boxes of one size, and paths between their edges.</summary>
public sealed class GraphGeometry
{
    private const double Margin = 4;
    private const double BackArc = 26;

    private readonly GraphLayout _layout;
    private readonly bool _vertical;
    private readonly double _stepAlong;
    private readonly double _stepAcross;

    /// <param name="layout">Where the nodes are.</param>
    /// <param name="orientation">Which way the flow runs.</param>
    /// <param name="boxWidth">Width of a box in pixels; null = what names of stations need.</param>
    public GraphGeometry(GraphLayout layout, GraphOrientation orientation, double? boxWidth = null)
    {
        _layout = layout;
        _vertical = orientation == GraphOrientation.TopToBottom;
        BoxWidth = boxWidth ?? (_vertical ? 150 : 96);
        BoxHeight = _vertical ? 44 : 50;

        // Room between boxes along the flow carries the arrow; across it, lines left to right have a caption above each lane.
        _stepAlong = _vertical ? BoxHeight + 22 : BoxWidth + 18;
        _stepAcross = _vertical ? BoxWidth + 16 : BoxHeight + 34;
    }

    public double BoxWidth { get; }

    public double BoxHeight { get; }

    /// <summary>Space above the first row for its caption; none when the flow runs down.</summary>
    public double CaptionHeight => _vertical ? 0 : 20;

    public double Width => (2 * Margin) + (_vertical ? Across(_layout.Rows) - 16 : Along(_layout.Layers) - 18);

    public double Height => (2 * Margin) + (_vertical ? Along(_layout.Layers) - 22 : Across(_layout.Rows)) + (_layout.Edges.Any(edge => edge.IsBack) ? BackArc : 0);

    /// <summary>Upper left corner of a node's box.</summary>
    public (double X, double Y) Corner(PlacedNode node) => Corner(node.Layer, node.Row);

    /// <summary>SVG path of an edge, from box edge to box edge; edges that close a cycle run in an arc beside the boxes.</summary>
    public string Path(PlacedEdge edge)
    {
        StringBuilder path = new();
        if (edge.IsBack)
        {
            (double startX, double startY) = Side(edge.Points[0]);
            (double endX, double endY) = Side(edge.Points[^1]);
            (double dx, double dy) = _vertical ? (BackArc, 0.0) : (0.0, BackArc);
            return path.Append(CultureInfo.InvariantCulture, $"M{startX:0.#} {startY:0.#}C{startX + dx:0.#} {startY + dy:0.#} {endX + dx:0.#} {endY + dy:0.#} {endX:0.#} {endY:0.#}").ToString();
        }

        (double x, double y) = Leave(edge.Points[0]);
        path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");
        foreach ((double Layer, double Row) point in edge.Points.Skip(1))
        {
            (double toX, double toY) = Enter(point);
            AppendBend(path, x, y, toX, toY);
            (x, y) = Leave(point);
            if (point != edge.Points[^1])
            {
                path.Append(CultureInfo.InvariantCulture, $"L{x:0.#} {y:0.#}");
            }
        }

        return path.ToString();
    }

    private void AppendBend(StringBuilder path, double x, double y, double toX, double toY)
    {
        bool straight = _vertical ? Math.Abs(x - toX) < 0.05 : Math.Abs(y - toY) < 0.05;
        if (straight)
        {
            path.Append(CultureInfo.InvariantCulture, $"L{toX:0.#} {toY:0.#}");
            return;
        }

        (double c1X, double c1Y, double c2X, double c2Y) = _vertical
            ? (x, (y + toY) / 2, toX, (y + toY) / 2)
            : ((x + toX) / 2, y, (x + toX) / 2, toY);
        path.Append(CultureInfo.InvariantCulture, $"C{c1X:0.#} {c1Y:0.#} {c2X:0.#} {c2Y:0.#} {toX:0.#} {toY:0.#}");
    }

    private double Along(double layer) => layer * _stepAlong;

    private double Across(double row) => row * _stepAcross;

    private (double X, double Y) Corner(double layer, double row) => _vertical
        ? (Margin + Across(row), Margin + Along(layer))
        : (Margin + Along(layer), Margin + Across(row) + CaptionHeight);

    private (double X, double Y) Enter((double Layer, double Row) point)
    {
        (double x, double y) = Corner(point.Layer, point.Row);
        return _vertical ? (x + (BoxWidth / 2), y) : (x, y + (BoxHeight / 2));
    }

    private (double X, double Y) Leave((double Layer, double Row) point)
    {
        (double x, double y) = Corner(point.Layer, point.Row);
        return _vertical ? (x + (BoxWidth / 2), y + BoxHeight) : (x + BoxWidth, y + (BoxHeight / 2));
    }

    private (double X, double Y) Side((double Layer, double Row) point)
    {
        (double x, double y) = Corner(point.Layer, point.Row);
        return _vertical ? (x + BoxWidth, y + (BoxHeight / 2)) : (x + (BoxWidth / 2), y + BoxHeight);
    }
}
