namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>A tree and the bins its thresholds stand for, for the rows of the training matrix.</summary>
internal sealed record GrownTree(RegressionTree Tree, byte[] Bin)
{
    /// <summary>The value of the leaf that a row of the training matrix leads to.</summary>
    public float Predict(BinnedMatrix data, int row)
    {
        int node = 0;
        while (Tree.Left[node] != 0)
        {
            node = data.Bin(row, Tree.Feature[node]) > Bin[node] ? Tree.Right[node] : Tree.Left[node];
        }

        return Tree.Value[node];
    }
}
