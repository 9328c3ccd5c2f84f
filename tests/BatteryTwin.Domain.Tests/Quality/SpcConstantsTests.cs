using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Domain.Tests.Quality;

public sealed class SpcConstantsTests
{
    /// <summary>Tables of the field, four decimals.</summary>
    [Theory]
    [InlineData(2, 1.1284, 0.8525, 0.7979, 1.8800, 2.6587, 0.0000, 3.2665, 0.0000, 3.2665)]
    [InlineData(5, 2.3259, 0.8641, 0.9400, 0.5768, 1.4273, 0.0000, 2.1145, 0.0000, 2.0890)]
    [InlineData(7, 2.7044, 0.8332, 0.9594, 0.4193, 1.1819, 0.0757, 1.9243, 0.1177, 1.8823)]
    [InlineData(10, 3.0775, 0.7971, 0.9727, 0.3083, 0.9754, 0.2230, 1.7770, 0.2837, 1.7163)]
    [InlineData(18, 3.6401, 0.7386, 0.9854, 0.1943, 0.7176, 0.3913, 1.6087, 0.4818, 1.5182)]
    [InlineData(25, 3.9306, 0.7084, 0.9896, 0.1526, 0.6063, 0.4593, 1.5407, 0.5648, 1.4352)]
    public void Constants_OfASubgroup_AreThoseOfTheTables(int n, double d2, double d3, double c4, double a2, double a3, double lowerD, double upperD, double lowerB, double upperB)
    {
        double[] expected = [d2, d3, c4, a2, a3, lowerD, upperD, lowerB, upperB];
        double[] actual =
        [
            SpcConstants.D2(n), SpcConstants.D3Range(n), SpcConstants.C4(n), SpcConstants.A2(n), SpcConstants.A3(n), SpcConstants.D3(n), SpcConstants.D4(n), SpcConstants.B3(n), SpcConstants.B4(n),
        ];

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.000075));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(26)]
    public void Constants_OutsideTheTables_AreRefused(int n) => Assert.Throws<ArgumentOutOfRangeException>(() => SpcConstants.A2(n));
}
