namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Every variable on every row: as measured, or where missing what its causes lead to expect, with how uncertain that is.</summary>
internal sealed class CompletedValues
{
    public CompletedValues(PlantCase plantCase, PlantModel model)
    {
        int nodes = plantCase.Columns.Count;
        Values = new double[nodes][];
        Uncertain = new double[nodes][];
        for (int node = 0; node < nodes; node++)
        {
            (Values[node], Uncertain[node]) = Complete(plantCase, model, node);
        }
    }

    public double[][] Values { get; }

    /// <summary>Standard deviation of a value that was filled in; 0 where it was measured.</summary>
    public double[][] Uncertain { get; }

    private (double[] Values, double[] Uncertain) Complete(PlantCase plantCase, PlantModel model, int node)
    {
        NodeColumn column = plantCase.Columns[node];
        NodeModel learned = model[node];
        double[] values = (double[])column.Values.Clone();
        double[] uncertain = new double[values.Length];
        double[] moved = Moved(learned, values.Length);
        int[] parents = plantCase.Graph.Parents[node];
        double[] causes = new double[parents.Length];
        double[] doubts = new double[parents.Length];
        int[]?[] rows = Array.ConvertAll(parents, parent => column.Table.RowsIn(plantCase.Columns[parent].Table.Name));
        double usual = column.Node.IsBinary ? 0 : values.Where(double.IsFinite).DefaultIfEmpty(0).Average();
        for (int row = 0; row < values.Length; row++)
        {
            if (double.IsFinite(values[row]))
            {
                continue;
            }

            for (int cause = 0; cause < causes.Length; cause++)
            {
                int theirs = rows[cause] is { } up ? up[row] : row;
                causes[cause] = theirs < 0 ? double.NaN : Values[parents[cause]][theirs];
                doubts[cause] = theirs < 0 ? 0 : Uncertain[parents[cause]][theirs];
            }

            double expected = learned.Mechanism?.Expect(causes) ?? learned.Rule?.Probability(causes, doubts) ?? usual;
            values[row] = double.IsFinite(expected) ? expected + learned.Usual[row] + moved[row] : usual;
            uncertain[row] = learned.Mechanism?.Noise ?? 0;
        }

        return (values, uncertain);
    }

    /// <summary>Rows in a changed stretch whose value is missing were moved like their neighbours.</summary>
    private static double[] Moved(NodeModel learned, int rows)
    {
        double[] moved = new double[rows];
        foreach (ChangedStretch stretch in learned.Changes)
        {
            Array.ForEach(stretch.Rows, row => moved[row] = stretch.Shift);
        }

        return moved;
    }
}
