using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.Tests.RootCause;

/// <summary>
/// A small line with known truth: shift (0/1, 30 %) and air (mean 20, sd 2) act on the oven, oven = 100 + 3·(air − 20) + 5·shift + noise (sd 2);
/// scrap where the oven is above 110. A dust reading acts on nothing.
/// </summary>
internal sealed record OvenLine
{
    public const string GraphJson = """
        {"target":"scrap","nodes":[{"id":"shift","kind":"binary"},{"id":"air","kind":"continuous","unit":"degC"},{"id":"oven","kind":"continuous"},{"id":"dust","kind":"continuous"},{"id":"scrap","kind":"binary"}],
         "edges":[{"from":"shift","to":"oven"},{"from":"air","to":"oven"},{"from":"oven","to":"scrap"}]}
        """;

    public double ShiftShare { get; init; } = 0.3;

    public double Air { get; init; } = 20;

    public double OvenOffset { get; init; }

    public double Limit { get; init; } = 110;

    /// <summary>How strongly something unseen moves oven and dust together.</summary>
    public double Hidden { get; init; }

    public static CausalGraph Graph { get; } = CausalGraphJson.Read(System.Text.Encoding.UTF8.GetBytes(GraphJson));

    public ObservationTable Make(int units, int seed)
    {
        Random random = new(seed);
        double[][] columns = [.. Enumerable.Range(0, 5).Select(_ => new double[units])];
        for (int i = 0; i < units; i++)
        {
            double hidden = Hidden * Normal(random);
            columns[0][i] = random.NextDouble() < ShiftShare ? 1 : 0;
            columns[1][i] = Air + (2 * Normal(random));
            columns[2][i] = 100 + OvenOffset + (3 * (columns[1][i] - 20)) + (5 * columns[0][i]) + (2 * Normal(random)) + (2 * hidden);
            columns[3][i] = 1 + (0.1 * Normal(random)) + (0.1 * hidden);
            columns[4][i] = columns[2][i] > Limit ? 1 : 0;
        }

        return Table(columns);
    }

    public static ObservationTable Table(params double[][] columns) => new([.. Enumerable.Range(1, columns[0].Length).Select(i => $"u{i}")], columns, []);

    public static ObservationTable Unit(double shift, double air, double oven, double scrap, double dust = 1) => Table([shift], [air], [oven], [dust], [scrap]);

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
