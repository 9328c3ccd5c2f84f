namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// A binary tree over feature values. Node 0 is the root; a node with <c>Left == 0</c> is a leaf. A value that is not above the node's
/// threshold, or is missing, goes left.
/// </summary>
/// <param name="Feature">Feature asked at each node.</param>
/// <param name="Threshold">What the value is compared with.</param>
/// <param name="Left">Node when the value is not above; 0 at leaves.</param>
/// <param name="Right">Node when it is above.</param>
/// <param name="Value">What a leaf adds to the score.</param>
/// <param name="Cover">Training rows that came through each node.</param>
public sealed record RegressionTree(int[] Feature, float[] Threshold, int[] Left, int[] Right, float[] Value, float[] Cover)
{
    public int Nodes => Feature.Length;

    /// <summary>The value of the leaf that the features lead to.</summary>
    public float Predict(ReadOnlySpan<float> features)
    {
        int node = 0;
        while (Left[node] != 0)
        {
            node = features[Feature[node]] > Threshold[node] ? Right[node] : Left[node];
        }

        return Value[node];
    }
}
