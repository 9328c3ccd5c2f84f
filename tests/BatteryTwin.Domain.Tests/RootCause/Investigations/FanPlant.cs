using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Analysis;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Tests.Shared.Plant;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

/// <summary>A plant whose dryer fan at Brno, line 2 goes wrong after 120 hours, and its twin in which nothing happens.</summary>
internal static class FanPlant
{
    public const string Place = "Brno/Line2/Drying";
    public const string Node = "fan_speed_sd_rpm";

    public static PlantGraph Graph { get; } = PlantGraphReader.Read(PlantGraphText.Utf8);

    public static PlantTables Tables { get; } = SyntheticPlant.Make(1, new PlantFault(Node, Place, 120, 5.1));

    public static IReadOnlyList<UnitTable> Units { get; } = PlantUnits.Of(Tables, Graph);

    private static readonly Lazy<IReadOnlyList<UnitTable>> s_quiet = new(() => PlantUnits.Of(SyntheticPlant.Make(101), Graph));

    public static IReadOnlyList<UnitTable> Quiet => s_quiet.Value;

    public static EffectFinding Explain(IReadOnlyList<UnitTable> units, InvestigationEffect effect, CausePriors? priors = null) =>
        new EffectAnalysis(priors ?? new([]), new()).Explain(Graph, units, effect, null, CancellationToken.None);

    public static InvestigationEffect Selection(string? place) => new() { Kind = EffectKind.Selection, Title = "More cells fail", Place = place };

    /// <summary>Identifiers of cells of a line that failed late.</summary>
    public static string[] FailedCells(string line, int count)
    {
        UnitTable cells = Units[^1];
        UnitTable coils = Units[1];
        int[] above = cells.Parents["coils"];
        double[] defect = cells.Numbers["defect"];
        return [.. Enumerable.Range(0, cells.RowCount).Reverse()
            .Where(row => defect[row] == 1 && above[row] >= 0 && $"{Word(coils, "plant", above[row])}/{Word(coils, "line", above[row])}" == line)
            .Take(count).Select(row => cells.Ids[row])];
    }

    private static string Word(UnitTable table, string column, int row) => table.Categories[column].Word(table.Categories[column][row]);
}
