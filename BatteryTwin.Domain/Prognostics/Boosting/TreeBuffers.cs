namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Memory that one tree after the other is grown in. Each tree needs megabytes; taken anew they would heap up faster than they are
/// collected. For one training at a time.
/// </summary>
/// <param name="mostRows">Most rows a tree sees.</param>
internal sealed class TreeBuffers(int mostRows)
{
    private readonly List<ulong[]> _words = [];
    private readonly Stack<NodeHistogram> _histograms = new();
    private int _blocks;

    /// <summary>Rows of the tree; the first <see cref="Count"/> count.</summary>
    public int[] Rows { get; } = new int[mostRows];

    public int Count { get; set; }

    public float[] Gradients { get; } = new float[mostRows];

    public float[] Hessians { get; } = new float[mostRows];

    /// <summary>Both derivatives in one word.</summary>
    public long[] Packed { get; } = new long[mostRows];

    /// <summary>Positions of rows, node by node.</summary>
    public int[] Order { get; } = new int[mostRows];

    public int[] Moved { get; } = new int[mostRows];

    /// <summary>Words of so many blocks of features; their content is that of the tree before.</summary>
    public ulong[][] Words(int blocks)
    {
        while (_words.Count < blocks)
        {
            _words.Add(new ulong[mostRows]);
        }

        return [.. _words.Take(blocks)];
    }

    /// <summary>A histogram of so many blocks, with any content.</summary>
    public NodeHistogram Take(int blocks)
    {
        if (blocks != _blocks)
        {
            _histograms.Clear();
            _blocks = blocks;
        }

        return _histograms.TryPop(out NodeHistogram? spare) ? spare : new NodeHistogram(blocks);
    }

    public void Return(NodeHistogram histogram) => _histograms.Push(histogram);
}
