namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Rows × features as bin numbers. Features lie in blocks of eight, a row's eight bins in one 64-bit word, so that a histogram pass
/// reads one word per row and block.
/// </summary>
public sealed class BinnedMatrix
{
    internal const int BlockWidth = 8;

    private readonly ulong[][] _blocks;

    /// <summary>An empty matrix (all values missing) for these features.</summary>
    public BinnedMatrix(int rows, IReadOnlyList<FeatureBins> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        Rows = rows;
        Features = features;
        _blocks = new ulong[(features.Count + BlockWidth - 1) / BlockWidth][];
        for (int block = 0; block < _blocks.Length; block++)
        {
            _blocks[block] = new ulong[rows];
        }
    }

    public int Rows { get; }

    public IReadOnlyList<FeatureBins> Features { get; }

    /// <summary>Bins one row's values; each row belongs to one writer.</summary>
    public void SetRow(int row, ReadOnlySpan<float> values)
    {
        for (int block = 0; block < _blocks.Length; block++)
        {
            int first = block * BlockWidth;
            int last = Math.Min(first + BlockWidth, Features.Count);
            ulong word = 0;
            for (int feature = first; feature < last; feature++)
            {
                word |= (ulong)Features[feature].BinOf(values[feature]) << ((feature - first) * 8);
            }

            _blocks[block][row] = word;
        }
    }

    public byte Bin(int row, int feature) => (byte)(_blocks[feature / BlockWidth][row] >> (feature % BlockWidth * 8));

    /// <summary>Writes these rows and features as a matrix of their own.</summary>
    internal void Pack(ReadOnlySpan<int> rows, ReadOnlySpan<int> features, ulong[][] packed)
    {
        for (int block = 0; block < packed.Length; block++)
        {
            Span<ulong> words = packed[block].AsSpan(0, rows.Length);
            words.Clear();
            for (int j = 0; j < BlockWidth && (block * BlockWidth) + j < features.Length; j++)
            {
                int feature = features[(block * BlockWidth) + j];
                ulong[] source = _blocks[feature / BlockWidth];
                int shift = feature % BlockWidth * 8;
                for (int i = 0; i < rows.Length; i++)
                {
                    words[i] |= ((source[rows[i]] >> shift) & 0xFF) << (j * 8);
                }
            }
        }
    }

    internal ulong[] Block(int feature) => _blocks[feature / BlockWidth];
}
