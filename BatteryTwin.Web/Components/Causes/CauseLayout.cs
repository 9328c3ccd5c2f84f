using System.Globalization;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Web.Components.Causes;

/// <summary>
/// Places the variables of a process in one column for each step, in the order of the material, causes above effects; checks and what is explained stand at the end. An edge runs from a
/// box's right side to another's left side, or, within a column, beside the boxes.
/// </summary>
public sealed class CauseLayout
{
    public const double BoxWidth = 114;
    public const double BoxHeight = 38;

    private const double StepX = BoxWidth + 26;
    private const double StepY = BoxHeight + 12;
    private const double Top = 28;
    private const double Margin = 4;

    private static readonly string[] s_ends = [Loose, Checks, Explained];

    private readonly Dictionary<string, (int Column, int Row)> _places = new(StringComparer.Ordinal);

    public CauseLayout(ProcessGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        CausalGraph causes = graph.Causes;
        string[] steps = [.. graph.Steps.Select(step => step.Step).Concat(causes.Nodes.Select(node => node.Step).Where(step => step.Length > 0)).Distinct(StringComparer.Ordinal)];
        List<string> titles = [.. steps.Where(step => causes.Nodes.Any(node => ColumnOf(causes, node) == step))];
        titles.AddRange(s_ends.Where(title => causes.Nodes.Any(node => ColumnOf(causes, node) == title)));
        if (titles.Remove(Loose))
        {
            titles.Insert(0, Loose);
        }

        int[] rows = new int[titles.Count];
        foreach (CausalNode node in causes.Order.Select(at => causes.Nodes[at]))
        {
            int column = titles.IndexOf(ColumnOf(causes, node));
            _places[node.Id] = (column, rows[column]++);
        }

        Titles = titles;
        Width = (2 * Margin) + (titles.Count * StepX) - 26 + 20;
        Height = Top + (rows.DefaultIfEmpty(0).Max() * StepY) + Margin;
    }

    /// <summary>Column of variables without a step.</summary>
    public const string Loose = "No step";

    /// <summary>Column of checks.</summary>
    public const string Checks = "Checks";

    /// <summary>Column of what is explained.</summary>
    public const string Explained = "Explained";

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Titles { get; }

    public double Width { get; }

    public double Height { get; }

    public static double ColumnX(int column) => Margin + (column * StepX);

    /// <summary>Upper left corner of a variable's box.</summary>
    public (double X, double Y) Corner(string id) => (ColumnX(_places[id].Column), Top + (_places[id].Row * StepY));

    /// <summary>SVG path of an edge.</summary>
    public string Path(CausalEdge edge)
    {
        ArgumentNullException.ThrowIfNull(edge);
        (double fromX, double fromY) = Corner(edge.From);
        (double toX, double toY) = Corner(edge.To);
        (fromY, toY) = (fromY + (BoxHeight / 2), toY + (BoxHeight / 2));
        bool isBeside = _places[edge.From].Column == _places[edge.To].Column;
        double startX = fromX + BoxWidth;
        double endX = isBeside ? toX + BoxWidth : toX;
        double bend = isBeside ? 18 : Math.Max(24, (endX - startX) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{startX:0.#} {fromY:0.#}C{startX + bend:0.#} {fromY:0.#} {(isBeside ? endX + bend : endX - bend):0.#} {toY:0.#} {endX:0.#} {toY:0.#}");
    }

    private static string ColumnOf(CausalGraph causes, CausalNode node) =>
        node.Id == causes.Target.Id ? Explained : node.Kind == CausalNodeKind.Binary ? Checks : node.Step.Length > 0 ? node.Step : Loose;
}
