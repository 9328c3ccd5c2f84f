namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>The nodes of a tree while it grows.</summary>
internal sealed class TreeDraft
{
    private readonly List<int> _feature = [];
    private readonly List<byte> _bin = [];
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<float> _value = [];
    private readonly List<float> _cover = [];

    /// <summary>A new node through which this many rows come.</summary>
    public int Add(int cover)
    {
        _feature.Add(0);
        _bin.Add(0);
        _left.Add(0);
        _right.Add(0);
        _value.Add(0);
        _cover.Add(cover);
        return _feature.Count - 1;
    }

    public void MakeLeaf(int node, float value) => _value[node] = value;

    public void MakeSplit(int node, int feature, int bin, int left, int right) =>
        (_feature[node], _bin[node], _left[node], _right[node]) = (feature, (byte)bin, left, right);

    public GrownTree Finish(IReadOnlyList<FeatureBins> features)
    {
        float[] thresholds = new float[_feature.Count];
        for (int node = 0; node < thresholds.Length; node++)
        {
            thresholds[node] = _left[node] == 0 ? 0 : features[_feature[node]].UpperEdge(_bin[node]);
        }

        return new(new([.. _feature], thresholds, [.. _left], [.. _right], [.. _value], [.. _cover]), [.. _bin]);
    }
}
