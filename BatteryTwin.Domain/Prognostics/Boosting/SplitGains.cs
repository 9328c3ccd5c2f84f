namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>What the splits of a model are worth: rows times the squared distance of the two sides' means, which is what a split takes off the squared error.</summary>
internal static class SplitGains
{
    /// <summary>Gain by threshold, for each feature.</summary>
    public static Dictionary<float, double>[] ByThreshold(BoostedTrees model, int features)
    {
        Dictionary<float, double>[] gains = [.. Enumerable.Range(0, features).Select(_ => new Dictionary<float, double>())];
        foreach (RegressionTree tree in model.Trees)
        {
            double[] means = Means(tree);
            for (int node = 0; node < tree.Nodes; node++)
            {
                (int left, int right) = (tree.Left[node], tree.Right[node]);
                if (left != 0)
                {
                    double apart = means[left] - means[right];
                    Dictionary<float, double> gain = gains[tree.Feature[node]];
                    gain[tree.Threshold[node]] = gain.GetValueOrDefault(tree.Threshold[node])
                        + ((double)tree.Cover[left] * tree.Cover[right] / (tree.Cover[left] + tree.Cover[right]) * apart * apart);
                }
            }
        }

        return gains;
    }

    /// <summary>Mean value of the rows below each node; children stand behind their parents.</summary>
    private static double[] Means(RegressionTree tree)
    {
        double[] means = new double[tree.Nodes];
        for (int node = tree.Nodes - 1; node >= 0; node--)
        {
            (int left, int right) = (tree.Left[node], tree.Right[node]);
            means[node] = left == 0 ? tree.Value[node] : ((means[left] * tree.Cover[left]) + (means[right] * tree.Cover[right])) / tree.Cover[node];
        }

        return means;
    }
}
