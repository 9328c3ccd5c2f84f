using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Instances of the scheduling literature: job shops of Fisher and Thompson (ft06) and Lawrence (la01), a project of PSPLIB (j301_1).</summary>
internal static class PublishedInstances
{
    private const string Ft06Rows = "2 1 0 3 1 6 3 7 5 3 4 6 / 1 8 2 5 4 10 5 10 0 10 3 4 / 2 5 3 4 5 8 0 9 1 1 4 7 / 1 5 0 5 2 5 3 3 4 8 5 9 / 2 9 1 3 4 5 5 4 0 3 3 1 / 1 3 3 3 5 9 0 10 4 4 2 1";

    private const string La01Rows =
        "1 21 0 53 4 95 3 55 2 34 / 0 21 3 52 4 16 2 26 1 71 / 3 39 4 98 1 42 2 31 0 12 / 1 77 0 55 4 79 2 66 3 77 / 0 83 3 34 2 64 1 19 4 37 / "
        + "1 54 2 43 4 79 0 92 3 62 / 3 69 4 77 1 87 2 87 0 93 / 2 38 0 60 1 41 3 24 4 83 / 3 17 1 49 4 25 0 44 2 98 / 4 77 3 79 2 43 1 75 0 96";

    private const string J3011Rows =
        "1:0>2,3,4; 2:8r1x4>6,11,15; 3:4r1x10>7,8,13; 4:6r4x3>5,9,10; 5:3r1x3>20; 6:8r4x8>30; 7:5r1x4>27; 8:9r2x1>12,19,27; 9:2r1x6>14; 10:7r4x1>16,25; 11:9r2x5>20,26; "
        + "12:2r2x7>14; 13:6r1x4>17,18; 14:3r2x8>17; 15:9r1x3>25; 16:10r4x5>21,22; 17:6r4x8>22; 18:5r4x7>20,22; 19:3r2x1>24,29; 20:7r2x10>23,25; 21:2r4x6>28; 22:7r1x2>23; "
        + "23:2r1x3>24; 24:3r2x9>30; 25:3r1x4>30; 26:7r3x4>31; 27:8r4x7>28; 28:3r2x8>31; 29:7r2x7>32; 30:2r2x7>32; 31:2r3x2>32; 32:0";

    public static SlotProblem Ft06 => JobShop(Ft06Rows);

    public static SlotProblem La01 => JobShop(La01Rows);

    public static SlotProblem J3011
    {
        get
        {
            List<SlotTask> tasks = [];
            List<(int Before, int After)> links = [];
            foreach (string row in J3011Rows.Split("; "))
            {
                string[] halves = row.Split('>');
                string[] head = halves[0].Split(':');
                string[] need = head[1].Split('r');
                int task = Number(head[0]) - 1;
                ImmutableArray<SlotUse> uses = need.Length > 1 ? [new(Number(need[1].Split('x')[0]) - 1, Number(need[1].Split('x')[1]))] : [];
                tasks.Add(new() { Id = head[0], Modes = [new(Number(need[0]), uses)] });
                links.AddRange(halves.Skip(1).SelectMany(text => text.Split(',')).Select(text => (task, Number(text) - 1)));
            }

            return new()
            {
                Horizon = 200,
                Resources = [new("R1", 12), new("R2", 13), new("R3", 4), new("R4", 12)],
                Tasks = [.. tasks.Select((task, at) => task with { After = [.. links.Where(link => link.After == at).Select(link => link.Before)] })],
                Shortest = true,
            };
        }
    }

    private static SlotProblem JobShop(string rows)
    {
        List<SlotTask> tasks = [];
        int machines = 0;
        foreach (int[] row in rows.Split(" / ").Select(row => row.Split(' ').Select(Number).ToArray()))
        {
            for (int i = 0; i < row.Length; i += 2)
            {
                machines = Math.Max(machines, row[i] + 1);
                tasks.Add(new() { Id = $"{tasks.Count}", Modes = [new(row[i + 1], [new(row[i], 1)])], After = i == 0 ? [] : [tasks.Count - 1] });
            }
        }

        return new()
        {
            Horizon = tasks.Sum(task => task.Modes[0].Duration),
            Resources = [.. Enumerable.Range(0, machines).Select(machine => new SlotResource($"M{machine}", 1))],
            Tasks = [.. tasks],
            Shortest = true,
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
