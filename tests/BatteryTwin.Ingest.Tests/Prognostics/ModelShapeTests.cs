using BatteryTwin.Domain.Prognostics.Drift;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Tests.Forecasts;
using StoredModel = BatteryTwin.Ingest.Prognostics.StoredModel;

namespace BatteryTwin.Ingest.Tests.Prognostics;

public sealed class ModelShapeTests
{
    private static readonly StoredModel s_sound = ForecastBench.Blades;
    private static readonly RulModel s_rul = s_sound.Body.Rul!;

    [Fact]
    public void FaultOf_TrainedModel_IsNone()
    {
        Assert.Null(ModelShape.FaultOf(s_sound));
        Assert.Null(ModelShape.FaultOf(s_sound with { Head = s_sound.Head with { Inputs = new([new("a", [], new double[10], 0), new("b", new float[9], new double[10], 0)]), UnseenLives = [new("a", LifeEnd.Failed, 1, [])] } }));
    }

    [Fact]
    public void FaultOf_InputsInOtherBins_IsNamed()
    {
        InputRange[] bad = [new("a", new float[10], new double[10], 0), new("a", new float[9], new double[9], 0), null!];

        Assert.All(bad, range => Assert.Contains("10 bins", ModelShape.FaultOf(s_sound with { Head = s_sound.Head with { Inputs = new([range]) } }), StringComparison.Ordinal));
    }

    [Fact]
    public void FaultOf_IntervalsWithoutBands_IsNamed()
    {
        RulModel[] bad = [s_rul with { Fan = new([]) }, s_rul with { Fan = new([null!]) }, s_rul with { Intervals = s_rul.Intervals with { Edges = [] } }, s_rul with { Intervals = s_rul.Intervals with { Above = [] } }];

        Assert.All(bad, model => Assert.Contains("no bands", ModelShape.FaultOf(s_sound with { Body = new(model, null) }), StringComparison.Ordinal));
    }

    [Fact]
    public void FaultOf_MissingLife_IsNamed() =>
        Assert.Contains("a life", ModelShape.FaultOf(s_sound with { Head = s_sound.Head with { UnseenLives = [null!] } }), StringComparison.Ordinal);
}
