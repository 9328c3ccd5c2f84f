using System.Globalization;
using BatteryTwin.Domain.Twins.Templates;

namespace BatteryTwin.Web.State.Setup;

/// <summary>
/// The template as someone fills it in, and as an address carries it: <c>Munich~Europe/Berlin~12345678.123</c>, plants apart by <c>;</c>, the
/// steps of each line as digits.
/// </summary>
public sealed class SetupPlan
{
    public const int MaxPlants = 20;

    public const int MaxLines = 20;

    public List<SetupPlant> Plants { get; } = [];

    /// <summary>The templates to create.</summary>
    public IReadOnlyList<PlantTemplate> Templates =>
    [
        .. Plants.Select(plant => new PlantTemplate(
            plant.Place,
            plant.TimeZone.Trim() is { Length: > 0 } zone ? zone : null,
            [.. plant.Lines.Select((steps, index) => new LineTemplate(index + 1, [.. StepTemplate.CellLine.Where((_, step) => steps[step])]))])),
    ];

    /// <summary>Size in words: <c>2 plants, 3 lines, 24 stations</c>.</summary>
    public string Summary
    {
        get
        {
            int lines = Plants.Sum(plant => plant.Lines.Count);
            int stations = Plants.Sum(plant => plant.Lines.Sum(line => line.Count(chosen => chosen)));
            return $"{Words(Plants.Count, "plant")}, {Words(lines, "line")}, {Words(stations, "station")}";
        }
    }

    /// <summary>A plan with one plant of one whole line.</summary>
    public static SetupPlan Start(string timeZone)
    {
        SetupPlan plan = new();
        plan.Plants.Add(new() { TimeZone = timeZone });
        return plan;
    }

    /// <summary>Reads a plan from an address; null when it is none.</summary>
    public static SetupPlan? Parse(string? text)
    {
        SetupPlan plan = new();
        foreach (string part in (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries).Take(MaxPlants))
        {
            if (part.Split('~') is not [var place, var zone, var lines])
            {
                return null;
            }

            SetupPlant plant = new() { Place = Uri.UnescapeDataString(place), TimeZone = Uri.UnescapeDataString(zone) };
            plant.Lines.Clear();
            plant.Lines.AddRange(lines.Split('.', StringSplitOptions.RemoveEmptyEntries).Take(MaxLines).Select(Steps));
            plan.Plants.Add(plant);
        }

        return plan.Plants.Count == 0 ? null : plan;
    }

    public override string ToString() => string.Join(';', Plants.Select(plant =>
        $"{Uri.EscapeDataString(plant.Place)}~{Uri.EscapeDataString(plant.TimeZone)}~{string.Join('.', plant.Lines.Select(Digits))}"));

    private static bool[] Steps(string digits) => [.. StepTemplate.CellLine.Select((_, step) => digits.Contains((char)('1' + step), StringComparison.Ordinal))];

    // A line without steps keeps its place with a zero.
    private static string Digits(bool[] steps) =>
        steps.Any(chosen => chosen) ? string.Concat(steps.Select((chosen, step) => chosen ? (step + 1).ToString(CultureInfo.InvariantCulture) : null)) : "0";

    private static string Words(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
