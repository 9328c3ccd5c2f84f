using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Tests.Prognostics.Models;

namespace BatteryTwin.Domain.Tests.Prognostics.Features;

public sealed class FeatureStreamTests
{
    private static readonly HistoryFrame s_fleet = Fleet.Frame(assets: 12, conditions: 3);
    private static readonly FeaturePlan s_plan = FeaturePlanFit.Fit(s_fleet, [.. Enumerable.Range(0, 12)], s_fleet.RemainingLife(80), 80);

    [Fact]
    public void Fit_FindsTheConditionsThatExplainTheSensors() => Assert.Equal(3, s_plan.Conditions.Count);

    [Fact]
    public void Write_LaterTicksCutOff_ChangesNothing()
    {
        for (int asset = 0; asset < 3; asset++)
        {
            int end = s_fleet.Starts[asset + 1];
            float[][] whole = Features(s_plan, s_fleet, asset, end);
            foreach (int cut in new[] { 1, 2, 7, 19, 61, 119 })
            {
                float[][] part = Features(s_plan, s_fleet, asset, s_fleet.Starts[asset] + cut);
                Assert.Equal(whole[cut - 1], part[cut - 1]);
            }
        }
    }

    [Fact]
    public void Write_OtherAssetsTicks_DoNotMatter()
    {
        FeatureTable both = FeatureTable.Of(s_plan, s_fleet, [s_fleet.Starts[1] + 30]);

        Assert.Equal(Features(s_plan, s_fleet, 1, s_fleet.Starts[1] + 31)[30], both.Row(0).ToArray());
    }

    [Fact]
    public void Write_Ramp_HasTheHandWorkedStatistics()
    {
        // One sensor, mean 0 and spread 1, that reads 0, 0.01, 0.02, …
        FeaturePlan plan = new([], ["s"], OperatingConditions.Single, new([[0]], [[1]]), new([], []), new([0], [-9], [9]));
        FeatureStream stream = plan.Begin();
        for (int tick = 0; tick < 100; tick++)
        {
            stream.Take([], [tick * 0.01f]);
        }

        float[] features = new float[plan.Features.Count];
        stream.Write(features);
        float Of(string name) => features[plan.Features.Select(feature => feature.Name).ToList().IndexOf(name)];

        Assert.Equal(100, Of("age"));
        Assert.Equal(0.99f, Of("s last"), 5);
        Assert.Equal(0.945f, Of("s mean 10"), 5);
        Assert.Equal(0.845f, Of("s mean 30"), 5);
        Assert.Equal(0.695f, Of("s mean 60"), 5);
        Assert.Equal(0.01f, Of("s slope 60"), 5);
        // sd of n equal steps d: d·√((n²−1)/12)
        Assert.Equal(0.01 * Math.Sqrt(3599 / 12.0), Of("s sd 60"), 4);
        Assert.Equal(0.495f, Of("s mean since new"), 5);
        // mean of the last 10 less the mean of the first 20: 0.945 − 0.095
        Assert.Equal(0.85f, Of("s drift from own start"), 5);
    }

    [Fact]
    public void Take_MissingValue_CountsAsTheLastKnown()
    {
        FeaturePlan plan = new([], ["s"], OperatingConditions.Single, new([[0]], [[1]]), new([], []), new([0], [-9], [9]));
        FeatureStream stream = plan.Begin();
        stream.Take([], [2]);
        stream.Take([], [float.NaN]);

        Assert.Equal(2, stream.Channels[0]);
    }

    [Fact]
    public void Domain_UnknownCondition_GivesAReason()
    {
        FeatureStream stream = s_plan.Begin();
        float[] sensors = [.. s_fleet.Inputs.Select(column => column[0])];
        for (int tick = 0; tick < 10; tick++)
        {
            stream.Take([500f], sensors);
        }

        Assert.Contains("operating conditions", stream.Domain.Reason(s_plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Domain_TrainingAssets_GiveNone()
    {
        for (int asset = 0; asset < 12; asset++)
        {
            FeatureStream stream = s_plan.Begin();
            for (int row = s_fleet.Starts[asset]; row < s_fleet.Starts[asset + 1]; row++)
            {
                stream.Take(Row(s_fleet.Settings, row), Row(s_fleet.Inputs, row));
                Assert.Null(stream.Domain.Reason(s_plan));
            }
        }
    }

    private static float[][] Features(FeaturePlan plan, HistoryFrame frame, int asset, int end)
    {
        FeatureStream stream = plan.Begin();
        List<float[]> rows = [];
        for (int row = frame.Starts[asset]; row < end; row++)
        {
            stream.Take(Row(frame.Settings, row), Row(frame.Inputs, row));
            float[] features = new float[plan.Features.Count];
            stream.Write(features);
            rows.Add(features);
        }

        return [.. rows];
    }

    private static float[] Row(float[][] columns, int row) => Array.ConvertAll(columns, column => column[row]);
}
