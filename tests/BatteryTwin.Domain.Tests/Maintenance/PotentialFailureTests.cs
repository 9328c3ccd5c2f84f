using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Domain.Tests.Maintenance;

public sealed class PotentialFailureTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, new double[0])]
    [InlineData(null, new[] { 1.0, 0.9, 0.7 })]
    [InlineData(2, new[] { 1.0, 0.8, 0.5, 0.4, 0.2 })]
    [InlineData(1, new[] { 1.0, 0.4, 0.55, 0.4 })]
    [InlineData(null, new[] { 1.0, 0.4, 0.7 })]
    [InlineData(3, new[] { 0.3, 0.2, 1.0, 0.45 })]
    [InlineData(0, new[] { 0.3, 0.2 })]
    [InlineData(null, new[] { 1.0, 0.55, 0.58 })]
    public void Since_IsTheFirstSignThatWasNotTakenBack(int? expected, double[] conditions) =>
        Assert.Equal(expected is { } index ? s_start.AddHours(index) : null, PotentialFailure.Since(conditions.Select((condition, i) => (s_start.AddHours(i), condition))));
}
