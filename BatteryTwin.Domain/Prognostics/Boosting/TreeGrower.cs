using System.Collections.Concurrent;

namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Grows one tree, depth first: each node's histogram over its smaller child's rows, the larger child's by subtraction from the parent
/// (so at most depth + 2 histograms live at once). Work on one node is spread over threads by feature block; the tree does not depend
/// on their number.
/// </summary>
/// <param name="data">All rows.</param>
/// <param name="features">Features the tree may use.</param>
/// <param name="buffers">Rows the tree sees with their derivatives, and memory to work in.</param>
/// <param name="maxHessian">Upper bound of the second derivatives.</param>
/// <param name="options">Limits.</param>
internal sealed class TreeGrower(BinnedMatrix data, int[] features, TreeBuffers buffers, double maxHessian, BoostingOptions options)
{
    /// <summary>Row-blocks of work from which waking other threads pays.</summary>
    private const int ParallelWork = 1 << 15;

    private readonly ulong[][] _words = buffers.Words((features.Length + BinnedMatrix.BlockWidth - 1) / BinnedMatrix.BlockWidth);
    private readonly PackedGradients _packed = new(buffers.Gradients.AsSpan(0, buffers.Count), buffers.Hessians.AsSpan(0, buffers.Count), maxHessian, buffers.Packed);
    private readonly int[] _order = buffers.Order;
    private readonly int[] _moved = buffers.Moved;
    private readonly TreeDraft _draft = new();

    public GrownTree Grow()
    {
        data.Pack(buffers.Rows.AsSpan(0, buffers.Count), features, _words);
        for (int i = 0; i < buffers.Count; i++)
        {
            _order[i] = i;
        }

        NodeHistogram root = buffers.Take(_words.Length);
        Fill(root, 0, buffers.Count);
        Node(root, 0, buffers.Count, 0);
        return _draft.Finish(data.Features);
    }

    /// <summary>Adds the subtree of these rows; owns the histogram.</summary>
    private int Node(NodeHistogram histogram, int from, int to, int depth)
    {
        int node = _draft.Add(to - from);
        Split split = depth < options.MaxDepth ? Search(histogram, to - from) : Split.None;
        if (split.PackedFeature < 0)
        {
            buffers.Return(histogram);
            _draft.MakeLeaf(node, LeafValue(from, to));
            return node;
        }

        int middle = Part(split, from, to);
        bool leftIsSmall = middle - from <= to - middle;
        NodeHistogram small = buffers.Take(_words.Length);
        if (depth + 1 < options.MaxDepth)
        {
            Fill(small, leftIsSmall ? from : middle, leftIsSmall ? middle : to);
            Each(to - from, block => histogram.Subtract(block, small));
        }

        int left = Node(leftIsSmall ? small : histogram, from, middle, depth + 1);
        int right = Node(leftIsSmall ? histogram : small, middle, to, depth + 1);
        _draft.MakeSplit(node, features[split.PackedFeature], split.Bin, left, right);
        return node;
    }

    private void Fill(NodeHistogram histogram, int from, int to) =>
        Each(to - from, block => histogram.Accumulate(block, _words[block], _order.AsSpan(from, to - from), buffers.Packed));

    private Split Search(NodeHistogram histogram, int count)
    {
        SplitSearch search = new(_packed.GradientStep, _packed.HessianStep, (float)options.L2, (float)options.MinLeafWeight);
        if (options.Threads == 1 || (long)count * _words.Length < ParallelWork)
        {
            Split best = Split.None;
            for (int block = 0; block < _words.Length; block++)
            {
                best = Split.Better(best, Search(search, histogram, block));
            }

            return best;
        }

        Split[] bests = new Split[_words.Length];
        Each(count, block => bests[block] = Search(search, histogram, block));
        return bests.Aggregate(Split.None, Split.Better);
    }

    private Split Search(SplitSearch search, NodeHistogram histogram, int block)
    {
        Split best = Split.None;
        int end = Math.Min((block + 1) * BinnedMatrix.BlockWidth, features.Length);
        for (int packed = block * BinnedMatrix.BlockWidth; packed < end; packed++)
        {
            best = Split.Better(best, search.Best(histogram.Feature(packed), data.Features[features[packed]].Count, packed));
        }

        return best;
    }

    private void Each(int count, Action<int> work)
    {
        if (options.Threads == 1 || (long)count * _words.Length < ParallelWork)
        {
            for (int block = 0; block < _words.Length; block++)
            {
                work(block);
            }

            return;
        }

        Parallel.ForEach(Partitioner.Create(0, _words.Length, 1), new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, range => work(range.Item1));
    }

    /// <summary>Rows that go left come first, both sides in their old order; returns where the right side begins.</summary>
    private int Part(Split split, int from, int to)
    {
        ulong[] words = _words[split.PackedFeature / BinnedMatrix.BlockWidth];
        int shift = split.PackedFeature % BinnedMatrix.BlockWidth * 8;
        int left = from;
        int right = 0;
        for (int i = from; i < to; i++)
        {
            int row = _order[i];
            bool goesLeft = (int)((words[row] >> shift) & 0xFF) <= split.Bin;
            // Both are written, one counts: no branch to guess wrong.
            _order[left] = row;
            _moved[right] = row;
            left += goesLeft ? 1 : 0;
            right += goesLeft ? 0 : 1;
        }

        _moved.AsSpan(0, right).CopyTo(_order.AsSpan(left));
        return left;
    }

    private float LeafValue(int from, int to)
    {
        double gradient = 0;
        double hessian = 0;
        for (int i = from; i < to; i++)
        {
            gradient += buffers.Gradients[_order[i]];
            hessian += buffers.Hessians[_order[i]];
        }

        return (float)(-gradient / (hessian + options.L2) * options.LearningRate);
    }
}
