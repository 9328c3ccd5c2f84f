namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Exact Shapley values of a tree's output by the path-dependent expectation of TreeSHAP (Lundberg et al., Nature Machine Intelligence
/// 2020): a feature that is not known sends a row down both branches in proportion to the training rows that went there. Each leaf is
/// a product game (every feature on its path either admits the row or lets it through with a fixed share), whose Shapley values have a
/// closed form; the tree's are their sum. Costs O(leaves · depth²).
/// </summary>
public static class TreeContributions
{
    /// <summary>Adds each feature's contribution to <paramref name="contributions"/>; they sum to the prediction minus <see cref="Expected(RegressionTree)"/>.</summary>
    public static void Add(RegressionTree tree, ReadOnlySpan<float> features, Span<double> contributions)
    {
        ArgumentNullException.ThrowIfNull(tree);
        Walk walk = new(tree, features, contributions);
        walk.Visit(0, 0);
    }

    /// <summary>Adds the contributions of all trees of a model with one output.</summary>
    public static void Add(BoostedTrees model, ReadOnlySpan<float> features, Span<double> contributions)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (RegressionTree tree in model.Trees)
        {
            Add(tree, features, contributions);
        }
    }

    /// <summary>The mean output over the training rows: what is expected when no feature is known.</summary>
    public static double Expected(RegressionTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        double sum = 0;
        for (int node = 0; node < tree.Nodes; node++)
        {
            sum += tree.Left[node] == 0 ? (double)tree.Value[node] * tree.Cover[node] : 0;
        }

        return sum / tree.Cover[0];
    }

    /// <summary>The same for a model with one output.</summary>
    public static double Expected(BoostedTrees model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Base[0] + model.Trees.Sum(Expected);
    }

    /// <summary>Depth-first walk with, for each different feature on the path, the share it lets through and whether it admits the row.</summary>
    private ref struct Walk(RegressionTree tree, ReadOnlySpan<float> features, Span<double> contributions)
    {
        private readonly ReadOnlySpan<float> _features = features;
        private readonly Span<double> _contributions = contributions;
        private readonly int[] _players = new int[BoostingOptions.MaxDepthLimit];
        private readonly double[] _shares = new double[BoostingOptions.MaxDepthLimit];
        private readonly bool[] _admits = new bool[BoostingOptions.MaxDepthLimit];
        private readonly double[] _polynomial = new double[BoostingOptions.MaxDepthLimit + 1];

        public readonly void Visit(int node, int count)
        {
            if (tree.Left[node] == 0)
            {
                Leaf(tree.Value[node], count);
                return;
            }

            int feature = tree.Feature[node];
            bool goesRight = _features[feature] > tree.Threshold[node];
            Branch(feature, tree.Left[node], (double)tree.Cover[tree.Left[node]] / tree.Cover[node], !goesRight, count);
            Branch(feature, tree.Right[node], (double)tree.Cover[tree.Right[node]] / tree.Cover[node], goesRight, count);
        }

        private readonly void Branch(int feature, int child, double share, bool taken, int count)
        {
            int at = Array.IndexOf(_players, feature, 0, count);
            int known = at >= 0 ? at : count;
            (double Share, bool Admits) before = at >= 0 ? (_shares[known], _admits[known]) : (1, true);
            _players[known] = feature;
            _shares[known] = before.Share * share;
            _admits[known] = before.Admits && taken;
            Visit(child, at >= 0 ? count : count + 1);
            (_shares[known], _admits[known]) = before;
        }

        /// <summary>
        /// φᵢ = v (oᵢ − zᵢ) Σₖ k!(d−1−k)!/d! · [xᵏ] Πⱼ≠ᵢ (zⱼ + oⱼ x), where zⱼ is feature j's share and oⱼ is 1 when it admits the row, else 0.
        /// </summary>
        private readonly void Leaf(double value, int count)
        {
            for (int i = 0; i < count; i++)
            {
                double own = (_admits[i] ? 1 : 0) - _shares[i];
                if (own == 0)
                {
                    continue;
                }

                int degree = Others(i, count);
                double sum = 0;
                // k!(d−1−k)!/d! = 1 / (d · C(d−1, k))
                double choose = 1;
                for (int k = 0; k <= degree; k++)
                {
                    sum += _polynomial[k] / (count * choose);
                    choose = choose * (count - 1 - k) / (k + 1);
                }

                _contributions[_players[i]] += value * own * sum;
            }
        }

        /// <summary>Coefficients of Πⱼ≠ᵢ (zⱼ + oⱼ x); returns the highest power.</summary>
        private readonly int Others(int i, int count)
        {
            int degree = 0;
            _polynomial[0] = 1;
            for (int j = 0; j < count; j++)
            {
                if (j == i)
                {
                    continue;
                }

                if (!_admits[j])
                {
                    for (int k = 0; k <= degree; k++)
                    {
                        _polynomial[k] *= _shares[j];
                    }

                    continue;
                }

                _polynomial[degree + 1] = _polynomial[degree];
                for (int k = degree; k > 0; k--)
                {
                    _polynomial[k] = (_polynomial[k] * _shares[j]) + _polynomial[k - 1];
                }

                _polynomial[0] *= _shares[j];
                degree++;
            }

            return degree;
        }
    }
}
