using System.Globalization;
using System.Text;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Analysis;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

/// <summary>
/// A press and a welder of line L1 that go wrong for a while, so that what either costs can be counted by hand: of its 400 cells the press spoils those from 200 to 299, the welder those from
/// 250 to 329; 50 cells have both. Line L2 stays as it was. Normal values are 100 and 50 with half a unit of noise, spoilt ones 20 more.
/// </summary>
internal static class TwoFaultPlant
{
    public const int OnlyPress = 50;
    public const int OnlyWelder = 30;
    public const int Both = 50;

    private const int CellsPerLine = 400;

    /// <summary>A cell fails that was pressed too hard or welded too hot.</summary>
    public static EffectFinding Either(params string[] cells) => Explain(isEither: true, cells);

    /// <summary>A cell fails whose bulge, pressing and heat together, is beyond what either does.</summary>
    public static EffectFinding Together(params string[] cells) => Explain(isEither: false, cells);

    public static string Cell(int number) => string.Create(CultureInfo.InvariantCulture, $"L1-{number:D3}");

    private static EffectFinding Explain(bool isEither, string[] cells)
    {
        PlantGraph graph = PlantGraphReader.Read(Encoding.UTF8.GetBytes(Graph(isEither)));
        TableSource[] sources = [new("cells", () => new MemoryStream(Encoding.UTF8.GetBytes(Cells(isEither))))];
        IReadOnlyList<UnitTable> tables = UnitTables.Read(sources, table => PlantCase.NumbersOf(graph, table), CancellationToken.None);
        InvestigationEffect effect = new() { Kind = cells.Length > 0 ? EffectKind.Cells : EffectKind.Selection, Title = "More cells fail", Place = "line:T/L1", Cells = cells };
        return new EffectAnalysis(new([]), new()).Explain(graph, tables, effect, null, CancellationToken.None);
    }

    private static string Cells(bool isEither)
    {
        StringBuilder text = new("cell_id,plant,line,press,force_n,welder,heat_j,bulge_um,fail_force,fail_heat,fail_bulge,defect,tested_at\n");
        for (int at = 0; at < CellsPerLine; at++)
        {
            foreach (string line in new[] { "L1", "L2" })
            {
                int row = (2 * at) + (line == "L1" ? 0 : 1);
                bool isPressed = line == "L1" && at is >= 200 and < 300;
                bool isHot = line == "L1" && at is >= 250 and < 330;
                double force = 100 + Noise(row, 37) + (isPressed ? 20 : 0);
                double heat = 50 + Noise(row, 53) + (isHot ? 20 : 0);
                double bulge = force + heat - 150 + (0.1 * Noise(row, 71));
                (int force1, int heat1, int bulge1) = (force > 110 ? 1 : 0, heat > 60 ? 1 : 0, bulge > 30 ? 1 : 0);
                int defect = isEither ? force1 | heat1 : bulge1;
                DateTime tested = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(row);
                text.Append(CultureInfo.InvariantCulture, $"{line}-{at:D3},T,{line},{line}/P1,{force:0.###},{line}/W1,{heat:0.###},{bulge:0.###},{force1},{heat1},{bulge1},{defect},{tested:yyyy-MM-ddTHH:mm:ssZ}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>From -0.5 to 0.5, without pattern.</summary>
    private static double Noise(int row, int stream) => ((((row * (long)stream) + (row * (long)row * 7919)) % 1009) / 1008.0) - 0.5;

    private static string Graph(bool isEither) => $$"""
        {"target":"defect","steps":[{"step":"Pressing","station_column":"press"},{"step":"Welding","station_column":"welder"}],
        "nodes":[
        {"id":"force_n","table":"cells","step":"Pressing","unit":"N","kind":"continuous"},
        {"id":"heat_j","table":"cells","step":"Welding","unit":"J","kind":"continuous"},
        {{(isEither
            ? """{"id":"fail_force","table":"cells","step":"Welding","unit":"0/1","kind":"binary"},{"id":"fail_heat","table":"cells","step":"Welding","unit":"0/1","kind":"binary"},"""
            : """{"id":"bulge_um","table":"cells","step":"Welding","unit":"um","kind":"continuous"},{"id":"fail_bulge","table":"cells","step":"Welding","unit":"0/1","kind":"binary"},""")}}
        {"id":"defect","table":"cells","step":"Welding","unit":"0/1","kind":"binary"}],
        "edges":[
        {{(isEither
            ? """{"from":"force_n","to":"fail_force"},{"from":"heat_j","to":"fail_heat"},{"from":"fail_force","to":"defect"},{"from":"fail_heat","to":"defect"}"""
            : """{"from":"force_n","to":"bulge_um"},{"from":"heat_j","to":"bulge_um"},{"from":"bulge_um","to":"fail_bulge"},{"from":"fail_bulge","to":"defect"}""")}}]}
        """;
}
