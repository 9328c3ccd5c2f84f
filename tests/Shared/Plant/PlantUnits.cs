using System.Text;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>The tables of a synthetic plant as they are read.</summary>
public static class PlantUnits
{
    public static IReadOnlyList<UnitTable> Of(PlantTables tables, PlantGraph graph)
    {
        (string Name, string Text)[] texts = [("slurry", tables.Slurry), ("coils", tables.Coils), ("cells", tables.Cells)];
        TableSource[] sources = [.. texts.Select(table => new TableSource(table.Name, () => new MemoryStream(Encoding.UTF8.GetBytes(table.Text))))];
        return UnitTables.Read(sources, table => PlantCase.NumbersOf(graph, table), CancellationToken.None);
    }
}
