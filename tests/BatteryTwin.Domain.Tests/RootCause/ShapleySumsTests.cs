using BatteryTwin.Domain.RootCause.Units;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class ShapleySumsTests
{
    [Fact]
    public void GloveGame_ByHand()
    {
        // Player 0 has a left glove, 1 and 2 a right one each; a pair is worth 1. By hand: 2/3, 1/6, 1/6.
        double[] values = [0, 0, 0, 1, 0, 1, 0, 1];

        double[] shares = ShapleySums.Of(values);

        Assert.Equal([2.0 / 3, 1.0 / 6, 1.0 / 6], shares, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void AnyGame_SharesAreThoseOfAllOrders_AndSumToTheWhole() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(
            (from players in Gen.Choose(1, 5)
             from values in Gen.ArrayOf(Gen.Choose(-1000, 1000).Select(value => value / 10.0), 1 << players)
             select values).ToArbitrary(),
            values =>
            {
                double[] shares = ShapleySums.Of(values);
                double[] byOrders = ByOrders(values);
                return Math.Abs(shares.Sum() - (values[^1] - values[0])) < 1e-9 && shares.Zip(byOrders).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
            }));

    [Fact]
    public void NoCoalitionCount_IsRefused() => Assert.Throws<ArgumentException>(() => ShapleySums.Of([1, 2, 3]));

    private static double[] ByOrders(double[] values)
    {
        int players = System.Numerics.BitOperations.Log2((uint)values.Length);
        double[] sums = new double[players];
        int orders = 0;
        Walk(0);
        return [.. sums.Select(sum => sum / orders)];

        void Walk(int coalition, params (int Player, double Gain)[] gains)
        {
            if (gains.Length == players)
            {
                orders++;
                foreach ((int player, double gain) in gains)
                {
                    sums[player] += gain;
                }
            }

            for (int player = 0; player < players; player++)
            {
                int with = coalition | (1 << player);
                if (with != coalition)
                {
                    Walk(with, [.. gains, (player, values[with] - values[coalition])]);
                }
            }
        }
    }
}
