using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Domain.Tests.Prognostics.Models;

/// <summary>Invented run-to-failure histories: four noisy sensors, two of which drift ever faster from a random onset to the failure.</summary>
internal static class Fleet
{
    public static HistoryFrame Frame(int assets, int conditions = 1, int seed = 1) => Frame(Csv(assets, conditions, seed));

    /// <summary>Histories to the failure, and beside them assets that have run for a few cycles only.</summary>
    public static HistoryFrame WithYoungAssets(int failed, int young)
    {
        string[] histories = Csv(failed).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> running = Csv(young, seed: 2).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Where(line => int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture) <= 10);
        return Frame(string.Join('\n', [histories[0] + ",event", .. histories.Skip(1).Select(line => line + ",1"), .. running.Select(line => $"young {line},0")]));
    }

    private static HistoryFrame Frame(string csv)
    {
        HistorySummary summary = HistoryScan.Run(new StringReader(csv), new(HistoryFormat.Csv));
        return HistoryLoading.Load(new StringReader(csv), summary.Schema);
    }

    public static string Csv(int assets, int conditions = 1, int seed = 1)
    {
        Random random = new(seed);
        StringBuilder csv = new(conditions > 1 ? "asset,cycle,setting1,a,b,c,d\n" : "asset,cycle,a,b,c,d\n");
        for (int asset = 1; asset <= assets; asset++)
        {
            int life = random.Next(130, 220);
            int onset = life - random.Next(60, 100);
            for (int cycle = 1; cycle <= life; cycle++)
            {
                int condition = random.Next(conditions);
                double wear = Math.Pow(Math.Max(0, cycle - onset) / (double)(life - onset), 1.5);
                double[] sensors =
                [
                    (10 * condition) + (4 * wear) + Noise(random), (-7 * condition) - (3 * wear) + Noise(random), (3 * condition) + Noise(random), Noise(random),
                ];
                csv.Append(CultureInfo.InvariantCulture, $"unit{asset},{cycle}");
                if (conditions > 1)
                {
                    csv.Append(CultureInfo.InvariantCulture, $",{(20 * condition) + (0.01 * random.NextDouble()):F4}");
                }

                foreach (double sensor in sensors)
                {
                    csv.Append(CultureInfo.InvariantCulture, $",{sensor:F4}");
                }

                csv.Append('\n');
            }
        }

        return csv.ToString();
    }

    private static double Noise(Random random) => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
}
