using System.Diagnostics;
using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Benchmarks;

/// <summary>Genealogy of millions of cells: import from CSV, memory, tracing in both directions, commonality.</summary>
internal static class GenealogyBenchmark
{
    private const int CellsPerCoil = 25;
    private const int CoilsPerSlurry = 4;

    public static void Run(int cells)
    {
        int coils = (cells + CellsPerCoil - 1) / CellsPerCoil;
        int slurries = (coils + CoilsPerSlurry - 1) / CoilsPerSlurry;
        using BenchmarkFolder folder = new();
        Write(Path.Combine(folder.Path, "slurry.csv"), "slurry_id,plant,mixer,mix_time,powder_lot", slurries, (text, at) => text.Append(CultureInfo.InvariantCulture, $"S{at:0000000},P{at % 3},P{at % 3}/Mixing/M{at % 2},2026-03-{1 + (at % 28):00}T10:00:00Z,LOT-{at / 20:00000}"));
        Write(Path.Combine(folder.Path, "coils.csv"), "coil_id,slurry_id,plant,line,coater,dryer,calender,slitter,start_time", coils, (text, at) => text.Append(CultureInfo.InvariantCulture, $"C{at:0000000},S{at / CoilsPerSlurry:0000000},P{at / CoilsPerSlurry % 3},L{at % 2},P{at / CoilsPerSlurry % 3}/L{at % 2}/Coating,P{at / CoilsPerSlurry % 3}/L{at % 2}/Drying,P{at / CoilsPerSlurry % 3}/L{at % 2}/Calendering,P{at / CoilsPerSlurry % 3}/L{at % 2}/Slitting/S{at % 5 % 2},2026-03-{1 + (at % 28):00}T11:00:00Z"));
        Random random = new(1);
        Write(Path.Combine(folder.Path, "cells.csv"), "cell_id,coil_id,plant,line,stacker,stack_time,filler,fill_time,tower,channel,form_time,tester,eol_time,defect", cells, (text, at) =>
        {
            (int plant, int line) = (at / CellsPerCoil / CoilsPerSlurry % 3, at / CellsPerCoil % 2);
            int filler = random.Next(3);
            bool isBad = random.NextDouble() < (plant == 1 && line == 0 && filler == 2 ? 0.03 : 0.01);
            text.Append(CultureInfo.InvariantCulture, $"X{at:00000000},C{at / CellsPerCoil:0000000},P{plant},L{line},P{plant}/L{line}/Stacking/K{random.Next(4)},2026-03-{1 + (at % 28):00}T12:00:00Z,P{plant}/L{line}/Filling/F{filler},2026-03-{1 + (at % 28):00}T13:00:00Z,P{plant}/Formation/T{random.Next(6)},{random.Next(64)},2026-03-{1 + (at % 28):00}T14:00:00Z,P{plant}/EndOfLine/E{random.Next(2)},2026-03-{1 + (at % 28):00}T15:00:00Z,{(isBad ? 1 : 0)}");
        });

        long before = GC.GetTotalMemory(forceFullCollection: true);
        Stopwatch clock = Stopwatch.StartNew();
        TableSource[] sources = [.. new[] { "cells", "coils", "slurry" }.Select(name => new TableSource(name, () => File.OpenRead(Path.Combine(folder.Path, name + ".csv"))))];
        Genealogy genealogy = new(UnitTables.Read(sources, _ => new HashSet<string>(), CancellationToken.None));
        Console.WriteLine($"{cells:n0} cells, {coils:n0} coils, {slurries:n0} slurries: imported in {clock.Elapsed.TotalSeconds:0.0} s, {cells / clock.Elapsed.TotalSeconds / 1e3:0} k cells/s");
        Console.WriteLine($"memory {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB, peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB");
        UnitTable table = genealogy.Find("cells")!;
        UnitTable slurry = genealogy.Find("slurry")!;
        Time("first forward trace (turns the links round)", 1, () => genealogy.Forward(new(slurry, [17])).Sum(set => set.Rows.Length));
        Time("forward trace of a slurry", 20, () => genealogy.Forward(new(slurry, [slurries / 2])).Sum(set => set.Rows.Length));
        Time("forward trace of a lot", 20, () => genealogy.Forward(genealogy.Where("slurry", "powder_lot", "LOT-00100")!).Sum(set => set.Rows.Length));
        Time("backward trace of a cell", 1_000, () => genealogy.Backward(new(table, table.Ids.Find($"X{cells / 3:00000000}"))).Count);
        Console.WriteLine($"memory with links turned round {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB");
        UnitSet bad = null!;
        Time("bad cells found by their outcome", 1, () => (bad = genealogy.Where("cells", "defect", "1")!).Rows.Length);
        Commonality common = new(genealogy);
        IReadOnlyList<CommonOrigin> origins = [];
        Time("first commonality (counts all cells)", 1, () => (origins = common.Of(bad, 0.01, 5, new HashSet<string> { "defect" }, CancellationToken.None)).Count);
        Time("commonality again", 5, () => common.Of(bad, 0.01, 5, new HashSet<string> { "defect" }, CancellationToken.None).Count);
        foreach (CommonOrigin origin in origins)
        {
            Console.WriteLine($"    {origin.Table}.{origin.Column} = {origin.Value}: {origin.Selected:n0} of {origin.All:n0}, expected {origin.Expected:n0}, adjusted p {origin.Adjusted:g2}");
        }
    }

    private static void Write(string path, string header, int rows, Action<StringBuilder, int> row)
    {
        using StreamWriter file = new(path, append: false, Encoding.ASCII, 1 << 20);
        file.WriteLine(header);
        StringBuilder text = new();
        for (int at = 0; at < rows; at++)
        {
            text.Clear();
            row(text, at);
            file.WriteLine(text);
        }
    }

    private static void Time(string what, int times, Func<int> work)
    {
        Stopwatch clock = Stopwatch.StartNew();
        int answer = 0;
        for (int time = 0; time < times; time++)
        {
            answer = work();
        }

        Console.WriteLine($"{what}: {clock.Elapsed.TotalMilliseconds / times:0.###} ms ({answer:n0})");
    }
}
