using System.Globalization;

namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>What is learned about the assets of a file while it is looked through: rows, order, gaps, ends.</summary>
internal sealed class AssetScan(HistoryLimits limits)
{
    private const int MaxSteps = 1_000;
    private const double GapFactor = 1.5;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<(double First, double Last, int Rows, bool Failed)> _assets = [];
    private readonly Dictionary<double, int> _steps = [];
    private int _backward;
    private int _repeated;


    public int Count => _assets.Count;

    public int Failed => _assets.Count(asset => asset.Failed);

    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup => _index.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Take(ReadOnlySpan<char> name, double time, bool failed, int line)
    {
        if (!Lookup.TryGetValue(name, out int asset))
        {
            if (_assets.Count == limits.MaxAssets)
            {
                throw new HistoryException($"line {line}: more than {limits.MaxAssets} assets; is the asset column the right one?");
            }

            _index[name.ToString()] = _assets.Count;
            _assets.Add((time, time, 1, failed));
            return;
        }

        (double first, double last, int rows, bool hasFailed) = _assets[asset];
        double step = time - last;
        if (step < 0)
        {
            _backward++;
        }
        else if (step == 0)
        {
            _repeated++;
        }
        else if (_steps.Count < MaxSteps || _steps.ContainsKey(step))
        {
            _steps[step] = _steps.GetValueOrDefault(step) + 1;
        }

        _assets[asset] = (Math.Min(first, time), Math.Max(last, time), rows + 1, step >= 0 ? failed : hasFailed);
    }

    public IEnumerable<string> Warnings()
    {
        if (Count == 1)
        {
            yield return "there is only one asset: a model of remaining life needs several, so that it can be checked on assets it has not seen";
        }

        if (Count > 1 && Failed < Count)
        {
            yield return $"{Count - Failed} of {Count} assets did not run to failure: only their rows whose remaining life is known to be above the cap are learned from";
        }

        if (_backward > 0)
        {
            yield return $"{_backward} rows are earlier than the asset's row before: rows are put in order of time";
        }

        if (_repeated > 0)
        {
            yield return $"{_repeated} rows repeat the time of the asset's row before";
        }

        if (_steps.Count > 0)
        {
            double usual = _steps.MaxBy(step => step.Value).Key;
            int gaps = _steps.Where(step => step.Key > GapFactor * usual).Sum(step => step.Value);
            if (gaps > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{gaps} gaps longer than the usual step of {usual:0.######}, the longest {_steps.Keys.Max():0.######}: windows count rows, not time");
            }
        }

        int brief = _assets.Count(asset => asset.Rows < 5);
        if (brief > 0)
        {
            yield return $"{brief} assets have fewer than 5 rows";
        }
    }
}
