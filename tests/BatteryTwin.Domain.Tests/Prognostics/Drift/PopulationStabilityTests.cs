using BatteryTwin.Domain.Prognostics.Drift;

namespace BatteryTwin.Domain.Tests.Prognostics.Drift;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void Index_HalfAgainstThreeFifths_AsWorkedByHand() =>
        // (0.6 − 0.5) ln(0.6 / 0.5) + (0.4 − 0.5) ln(0.4 / 0.5) = 0.018232 + 0.022314
        Assert.Equal(0.040547, PopulationStability.Index([0.5, 0.5], [60, 40]), 6);

    [Fact]
    public void Index_SameShares_IsZero() => Assert.Equal(0, PopulationStability.Index([1, 2, 3], [10, 20, 30]), 12);

    [Fact]
    public void Index_EmptyBin_StaysFinite() => Assert.InRange(PopulationStability.Index([0.5, 0.5], [100, 0]), 3, 4);

    [Fact]
    public void Drift_ShiftedInput_IsFoundAndTheOtherIsNot()
    {
        InputRange Range(string name) => new(name, [.. Enumerable.Range(1, 9).Select(i => i / 10f)], [.. Enumerable.Repeat(0.1, 10)], 0.1);
        InputCounts counts = new(new([Range("steady"), Range("shifted")]));
        Random random = new(1);
        for (int i = 0; i < 2_000; i++)
        {
            float value = random.NextSingle();
            counts.Take([value, (value * 0.5f) + 0.4f]);
        }

        IReadOnlyList<InputDrift> drift = counts.Drift();

        Assert.Equal([("shifted", true), ("steady", false)], drift.Select(input => (input.Input, input.IsShifted)));
        Assert.Equal(0.15, drift[0].MedianShift, 1);
        Assert.Equal(0, drift[1].MedianShift, 1);
    }

    [Fact]
    public void Drift_AssetsDifferByNature_NeedsMoreThanThat()
    {
        InputRange range = new("a", [.. Enumerable.Range(1, 9).Select(i => i / 10f)], [.. Enumerable.Repeat(0.1, 10)], 8);
        InputCounts counts = new(new([range]));
        for (int i = 0; i < 500; i++)
        {
            counts.Take([0.95f]);
        }

        Assert.Equal((8, false), (counts.Drift()[0].Limit, counts.Drift()[0].IsShifted));
    }

    [Fact]
    public void Drift_FewValues_SaysNothing()
    {
        InputCounts counts = new(new([new("a", [1, 2, 3, 4, 5, 6, 7, 8, 9], [.. Enumerable.Repeat(0.1, 10)], 0)]));
        counts.Take([3]);

        Assert.Empty(counts.Drift());
    }
}
