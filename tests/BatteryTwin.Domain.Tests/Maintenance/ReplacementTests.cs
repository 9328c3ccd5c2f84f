using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>Replacement and inspection against worked numbers, 1e-4 relative.</summary>
public sealed class ReplacementTests
{
    private const double Relative = 1e-4;

    [Theory]
    [InlineData(2, 1000, 100, 1000, 336.4512, 0.605612, 1.128379, 0.4633, 0.107027, 324.1756)]
    [InlineData(3, 2000, 500, 2500, 1005.2192, 0.757849, 1.399808, 0.4586, 0.119238, 974.4357)]
    [InlineData(1.5, 500, 50, 1000, 113.0599, 1.355234, 2.215464, 0.3883, 0.101946, 108.3565)]
    [InlineData(2.5, 1000, 1000, 5000, 493.0470, 3.462043, 5.635302, 0.3857, 0.156921, 470.1517)]
    public void AgeReplacement_WeibullLives_AreTheWorkedOnes(double shape, double scale, double planned, double failure, double hours, double cost, double toFailure, double saving, double failed, double run)
    {
        ReplacementPlan plan = ReplacementRule.Best(new WeibullLife(shape, scale), new(planned, failure));

        Near(hours, plan.RunHours!.Value);
        Near(cost, plan.CostPerHour);
        Near(toFailure, plan.RunToFailureCostPerHour);
        Assert.Equal(saving, plan.Saving, 1e-4);
        Near(failed, plan.FailureProbability);
        Near(run, plan.ExpectedRunHours);
    }

    [Theory]
    [InlineData(200, .685478)]
    [InlineData(300, .609337)]
    [InlineData(400, .613905)]
    [InlineData(600, .695298)]
    [InlineData(1000, .895671)]
    public void AgeReplacement_CostCurve_IsTheWorkedOne(double hours, double cost) => Near(cost, ReplacementRule.CostPerHour(new WeibullLife(2, 1000), new(100, 1000), hours));

    [Theory]
    [InlineData(1, 100, 1000)]
    [InlineData(0.7, 100, 1000)]
    [InlineData(3, 1000, 1000)]
    [InlineData(3, 1000, 500)]
    public void AgeReplacement_NoWearOrNoDearFailure_RunsToFailure(double shape, double planned, double failure)
    {
        WeibullLife life = new(shape, 1000);

        ReplacementPlan plan = ReplacementRule.Best(life, new(planned, failure));

        Assert.Null(plan.RunHours);
        Near(failure / life.MeanHours, plan.CostPerHour);
    }

    [Theory]
    [InlineData(20, 136.01, 1.074987, .000688)]
    [InlineData(40, 81.90, 1.150020, .001575)]
    [InlineData(60, 32.61, 1.224956, .002209)]
    [InlineData(80, 0, 1.25, 0)]
    public void StopRule_NormalRemainingLife_IsTheWorkedOne(double spread, double hours, double cost, double failed)
    {
        ReplacementPlan plan = ReplacementRule.Best(new NormalLife(200, spread), new(1000, 10_000), ageHours: 800);

        Assert.Equal(hours, plan.RunHours!.Value, 0.006);
        Near(cost, plan.CostPerHour);
        Assert.Equal(failed, plan.FailureProbability, 1e-6);
    }

    [Fact]
    public void StopRule_WaitingForTheMean_CostsFivefold() => Near(5.589189, ReplacementRule.CostPerHour(new NormalLife(200, 40), new(1000, 10_000), 200, 800));

    [Theory]
    [InlineData(20, 60, .992, .992)]
    [InlineData(30, 60, .96, .96)]
    [InlineData(45, 60, .853333, .8)]
    [InlineData(60, 60, .8, .8)]
    [InlineData(90, 60, .533333, 0)]
    [InlineData(30, 50, .906667, .8)]
    public void PfInspection_FoundInTime_IsTheWorkedOne(double interval, double warning, double mean, double worst)
    {
        (double found, double least) = PfInspection.FoundProbability(interval, warning, 0.8);

        Assert.Equal(mean, found, 1e-6);
        Assert.Equal(worst, least, 1e-9);
    }

    [Fact]
    public void DelayTime_BestInterval_IsTheWorkedOne()
    {
        DelayTimeInspection inspection = new(.002, 200, 50, 300, 3000);

        double best = inspection.BestIntervalHours()!.Value;
        Near(68.0566, best);
        Near(.152379, inspection.FailureShare(best));
        Near(2.157528, inspection.CostPerHour(best));
        Near(6.0, inspection.UninspectedCostPerHour);
        Near(2.222097, inspection.CostPerHour(50));
        Near(2.250531, inspection.CostPerHour(100));
        Near(2.836549, inspection.CostPerHour(200));
        Assert.Null((inspection with { InspectionCost = 1e6 }).BestIntervalHours());
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Math.Max(1e-12, Relative * Math.Abs(expected)));
}
