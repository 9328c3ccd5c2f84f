namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A change that is taken back in thought.</summary>
/// <param name="Node">Index of the variable.</param>
/// <param name="Rows">Rows of the stretch with those between whose value is missing, in the order of time.</param>
/// <param name="Own">What the own part did in them.</param>
internal sealed record TakenBack(int Node, int[] Rows, OwnPart Own)
{
    public static TakenBack Of(PlantCase plantCase, PlantModel model, ChangedStretch stretch)
    {
        NodeModel learned = model[stretch.Node];
        int[] rows = WithMissing(plantCase.Columns[stretch.Node], model, stretch);
        return new(stretch.Node, rows, OwnPart.Of(stretch with { Rows = rows }, learned.Own, learned.Natural));
    }

    /// <summary>Rows with missing values lie in no stretch, though they were affected like their neighbours in place and time.</summary>
    private static int[] WithMissing(NodeColumn column, PlantModel model, ChangedStretch stretch)
    {
        double[] own = model[stretch.Node].Own;
        return !Array.Exists(column.Values, double.IsNaN) && !Array.Exists(own, double.IsNaN)
            ? stretch.Rows
            : [.. stretch.Rows.Concat(model.SamePlace(stretch).Where(row => double.IsNaN(own[row]))).OrderBy(row => column.Seconds[row])];
    }
}
