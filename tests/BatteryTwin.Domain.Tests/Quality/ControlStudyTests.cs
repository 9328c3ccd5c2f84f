using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Domain.Tests.Quality;

public sealed class ControlStudyTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void MeansAndRanges_OfTheWorkedData_MarksTheShiftWithItsRules()
    {
        ControlStudy study = Study(WorkedData.Subgroups.SelectMany(values => values), new(ControlChartKind.MeansAndRanges, RunRules.WesternElectric, 5, 0.7))!;

        Assert.Equal(7, study.BaselinePoints);
        Assert.Equal((75.142857, 1.965421), (study.Centre, study.Sigma), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-5 && Math.Abs(a.Item2 - b.Item2) < 1e-5);
        Assert.Equal(9.666282, study.SpreadLimits!.Upper, 1e-5);
        Assert.Equal([[], [], [], [], [], [], [], ["W1"], ["W1", "W2"], ["W1", "W2"]], study.Points.Select(point => point.Rules.ToArray()));
        Assert.Equal(3, study.OutOfNewest);
    }

    [Fact]
    public void Individuals_OfTheWorkedData_HasTheLimitsOfTheBook()
    {
        ControlStudy study = Study(WorkedData.Subgroups.Select(values => values[0]), new(ControlChartKind.Individuals, RunRules.Nelson, BaselineShare: 1))!;

        Assert.Equal(70.287229, study.Points[0].Lower, 1e-5);
        Assert.Equal(81.512771, study.Points[0].Upper, 1e-5);
        Assert.Equal(6.895944, study.SpreadLimits!.Upper, 2e-4);
        Assert.True(study.IsInControl);
    }

    [Fact]
    public void Cusum_OfAShift_SaysWhenItBegan()
    {
        Random random = new(3);
        ControlStudy study = Study(Enumerable.Range(0, 460).Select(at => Normal(random) + (at < 400 ? 0 : 2)), new(ControlChartKind.Cusum, RunRules.None, BaselineShare: 0.8))!;

        Assert.False(study.IsInControl);
        Assert.InRange((study.ShiftBegan!.Value - s_start).TotalMinutes, 390, 404);
    }

    [Fact]
    public void Ewma_OfAQuietProcess_IsInControl()
    {
        Random random = new(7);

        Assert.True(Study(Enumerable.Range(0, 200).Select(_ => Normal(random)), new(ControlChartKind.Ewma, RunRules.None))!.IsInControl);
    }

    /// <summary>A blade wears and is changed: within a cycle neighbours are alike, and their distances say nothing of what is usual.</summary>
    [Fact]
    public void Individuals_OfWear_TakesItsLimitsFromAllThatIsUsual()
    {
        ControlStudy study = Study(Enumerable.Range(0, 300).Select(at => (double)(at % 50)), new(ControlChartKind.Individuals, RunRules.Beyond3Sigma))!;

        Assert.True(study.IsCorrelated);
        Assert.True(study.IsInControl);
    }

    [Fact]
    public void Capability_WhileOutOfControl_IsNotTold()
    {
        Random random = new(3);
        double[] values = [.. Enumerable.Range(0, 420).Select(at => Normal(random) + (at < 400 ? 0 : 6))];

        ControlStudy study = Study(values, new(ControlChartKind.Individuals, RunRules.Beyond3Sigma), new(-4, 4))!;
        ControlStudy before = Study(values[..400], new(ControlChartKind.Individuals, RunRules.Beyond3Sigma), new(-4, 4))!;

        Assert.Null(study.Capability.Within);
        Assert.Contains("out of control", study.Capability.Reason, StringComparison.Ordinal);
        Assert.InRange(before.Capability.Within!.Worst, 1.15, 1.5);
        Assert.Contains("set limits", Study(values[..400], new(ControlChartKind.Individuals, RunRules.None))!.Capability.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, 1.0)]
    [InlineData(30, 0.0)]
    public void Study_OfTooFewOrConstantValues_IsNone(int count, double step) =>
        Assert.Null(Study(Enumerable.Range(0, count).Select(at => at * step), new(ControlChartKind.Individuals, RunRules.None)));

    [Fact]
    public void TestLimit_IsLearnedFromWhatFails()
    {
        Random random = new(4);
        double[] values = [.. Enumerable.Range(0, 2000).Select(_ => 49.9 + (0.5 * Normal(random)))];

        SpecificationLimits lower = TestLimits.Learn(values, [.. values.Select(value => value < 48.7 ? 1.0 : 0)])!;

        Assert.Equal(48.7, lower.Lower!.Value, 0.05);
        Assert.Null(lower.Upper);
        Assert.Null(TestLimits.Learn(values, [.. values.Select(_ => random.Next(20) == 0 ? 1.0 : 0)]));
    }

    [Fact]
    public void Histogram_CountsEveryValueOnce()
    {
        Random random = new(2);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => Normal(random))];

        IReadOnlyList<HistogramBin> bins = Histogram.Of(values);

        Assert.Equal(500, bins.Sum(bin => bin.Count));
        Assert.Equal((values.Min(), values.Max()), (bins[0].From, bins[^1].To), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
        Assert.Single(Histogram.Of([3, 3, 3]));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static ControlStudy? Study(IEnumerable<double> values, ControlQuestion question, SpecificationLimits? limits = null) =>
        ControlStudy.Of([.. values.Select((value, at) => new MeasuredUnit(s_start.AddMinutes(at), value, $"X{at}"))], question, limits ?? SpecificationLimits.None);
}
