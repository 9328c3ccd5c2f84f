using System.Globalization;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Components.Production;

/// <summary>Places sources, steps and ends of energy in three columns, each as high as its energy, with bands between them (Sankey). Coordinates are those of <see cref="Width"/> × <see cref="Height"/>.</summary>
internal sealed class EnergyFlowGeometry
{
    public const double Width = 1000;
    public const double Height = 340;
    public const double NodeWidth = 12;

    private const double MiddleX = 430;
    private const double GapBetweenSteps = 9;
    private const double LeastShareWithName = 0.012;

    private readonly List<Node> _nodes = [];
    private readonly List<Band> _bands = [];

    private EnergyFlowGeometry()
    {
    }

    public IReadOnlyList<Node> Nodes => _nodes;

    public IReadOnlyList<Band> Bands => _bands;

    /// <summary>The flows of steps with any energy; empty without any.</summary>
    public static EnergyFlowGeometry Of(IReadOnlyList<StepFlow> steps)
    {
        EnergyFlowGeometry drawing = new();
        StepFlow[] shown = [.. steps.Where(step => step.Use.Total > 0)];
        double total = shown.Sum(step => step.Use.Total);
        if (total <= 0)
        {
            return drawing;
        }

        double scale = (Height - (GapBetweenSteps * (shown.Length - 1))) / total;
        double fuel = shown.Sum(step => step.FuelKwh);
        (string Name, string Kind, Func<StepFlow, double> Of)[] sources = [("Electricity", "source", step => step.Use.Total - step.FuelKwh), ("Fuel", "source", step => step.FuelKwh)];
        (string Name, string Kind, Func<StepFlow, double> Of)[] ends =
        [
            ("In good cells", "good", step => step.Use.InGood), ("In scrap", "loss", step => step.Use.InScrap), ("Standing still", "idle", step => step.Use.Idle), ("Not known yet", "open", step => step.Use.Open),
        ];
        double[] tops = new double[shown.Length];
        double y = 0;
        for (int i = 0; i < shown.Length; i++)
        {
            tops[i] = y;
            drawing.AddNode(shown[i].Name, "step", MiddleX, y, shown[i].Use.Total, total, scale);
            y += (shown[i].Use.Total * scale) + GapBetweenSteps;
        }

        drawing.Side(shown, tops, sources, 0, total, scale, intoStep: true);
        drawing.Side(shown, tops, ends, Width - NodeWidth, total, scale, intoStep: false);
        return drawing;
    }

    private void Side(StepFlow[] steps, double[] tops, (string Name, string Kind, Func<StepFlow, double> Of)[] nodes, double x, double total, double scale, bool intoStep)
    {
        (string Name, string Kind, Func<StepFlow, double> Of)[] shown = [.. nodes.Where(node => steps.Sum(node.Of) > 0)];
        double gap = shown.Length > 1 ? (Height - (total * scale)) / (shown.Length - 1) : 0;
        double y = shown.Length > 1 ? 0 : (Height - (total * scale)) / 2;
        double[] used = [.. tops];
        foreach ((string name, string kind, Func<StepFlow, double> of) in shown)
        {
            AddNode(name, kind, x, y, steps.Sum(of), total, scale);
            double at = y;
            for (int i = 0; i < steps.Length; i++)
            {
                double height = of(steps[i]) * scale;
                if (height > 0)
                {
                    _bands.Add(intoStep
                        ? new(kind, Ribbon(x + NodeWidth, at, MiddleX, used[i], height))
                        : new(kind, Ribbon(MiddleX + NodeWidth, used[i], x, at, height)));
                }

                at += height;
                used[i] += height;
            }

            y = at + gap;
        }
    }

    private void AddNode(string name, string kind, double x, double y, double energy, double total, double scale) =>
        _nodes.Add(new(name, kind, x, y, Math.Max(1, energy * scale), energy, energy / total, energy / total >= LeastShareWithName));

    private static string Ribbon(double x0, double y0, double x1, double y1, double height)
    {
        double middle = (x0 + x1) / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{x0:0.#} {y0:0.##}C{middle:0.#} {y0:0.##} {middle:0.#} {y1:0.##} {x1:0.#} {y1:0.##}v{height:0.##}C{middle:0.#} {y1 + height:0.##} {middle:0.#} {y0 + height:0.##} {x0:0.#} {y0 + height:0.##}Z");
    }

    /// <summary>A source, a step or an end: energy in kWh and its share of all.</summary>
    internal sealed record Node(string Name, string Kind, double X, double Y, double Height, double EnergyKwh, double Share, bool HasName);

    /// <summary>A band between two nodes, of the kind of its outer one.</summary>
    internal sealed record Band(string Kind, string Path);
}
