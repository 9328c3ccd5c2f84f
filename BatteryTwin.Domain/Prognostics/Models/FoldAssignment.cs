using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Splits assets into parts of about equal number; an asset is never in two.</summary>
public static class FoldAssignment
{
    /// <param name="assets">Number of assets.</param>
    /// <param name="folds">Parts.</param>
    /// <param name="seed">Decides who goes where.</param>
    /// <returns>Part of each asset.</returns>
    public static int[] ByAsset(int assets, int folds, ulong seed)
    {
        int[] drawn = [.. Enumerable.Range(0, assets).OrderBy(asset => SeededNoise.Mix(seed, (ulong)(uint)asset))];
        int[] fold = new int[assets];
        for (int i = 0; i < assets; i++)
        {
            fold[drawn[i]] = i % folds;
        }

        return fold;
    }

    /// <summary>Splits rows so that each part has about the same share of every class.</summary>
    public static int[] ByClass(int[] labels, int folds, ulong seed)
    {
        int[] fold = new int[labels.Length];
        Dictionary<int, int> next = [];
        foreach (int row in Enumerable.Range(0, labels.Length).OrderBy(row => SeededNoise.Mix(seed, (ulong)(uint)row)))
        {
            int at = next.GetValueOrDefault(labels[row]);
            fold[row] = at % folds;
            next[labels[row]] = at + 1;
        }

        return fold;
    }
}
