using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Registry;

namespace BatteryTwin.Domain.Tests.Prognostics.Registry;

public sealed class ModelFitTests
{
    [Fact]
    public void FaultOf_ColumnsAllGiven_Fits() => Assert.Null(ModelFit.FaultOf("Rolls", ["runOut", "Temperature", "more"], Schema(HistoryTask.Rul, "temperature", "runOut")));

    [Fact]
    public void FaultOf_ColumnMissing_NamesBothSides()
    {
        string fault = ModelFit.FaultOf("Rolls", ["runOut"], Schema(HistoryTask.Rul, "runOut", "s11"))!;

        Assert.Contains("needs 's11', which Rolls does not give", fault, StringComparison.Ordinal);
        Assert.Contains("gives 'runOut'", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultOf_Classifier_DoesNotFit() => Assert.Contains("does not predict remaining life", ModelFit.FaultOf("Rolls", ["a"], Schema(HistoryTask.Classify, "a")), StringComparison.Ordinal);

    private static HistorySchema Schema(HistoryTask task, params string[] inputs) => new(HistoryFormat.Csv, task, "asset", "time", null, null, [], [.. inputs.Select(name => new InputColumn(name, null))], []);
}
