namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// A variable that wanders at a whole plant (the dry room's dew point) hides what one station does by itself: the station is then compared with its sisters at the same time.
/// </summary>
internal static class SisterStations
{
    private const double BlockSeconds = 6 * 3600;
    private const int LeastStations = 3;

    /// <summary>Most that the sisters may move the other way, as a share of the station's own change; else it was the line or the plant that changed.</summary>
    private const double MostOfSisters = 0.4;

    /// <summary>Own part minus the median of the plant's rows in the same six hours; null where a plant has too few stations to compare.</summary>
    public static double[]? Relative(double[] own, double[] seconds, PlaceColumn stations, PlaceColumn plants)
    {
        int perPlant = Enumerable.Range(0, own.Length).Where(row => plants.Codes[row] >= 0).GroupBy(row => plants.Codes[row], row => stations.Codes[row]).Select(plant => plant.Distinct().Count()).DefaultIfEmpty(0).Min();
        if (perPlant < LeastStations)
        {
            return null;
        }

        double[] relative = new double[own.Length];
        Array.Fill(relative, double.NaN);
        IEnumerable<IGrouping<(int, long), int>> blocks = Enumerable.Range(0, own.Length)
            .Where(row => double.IsFinite(own[row]) && double.IsFinite(seconds[row]) && plants.Codes[row] >= 0)
            .GroupBy(row => (plants.Codes[row], (long)Math.Floor(seconds[row] / BlockSeconds)));
        foreach (int[] rows in blocks.Select(block => block.ToArray()))
        {
            double[] sorted = Array.ConvertAll(rows, row => own[row]);
            Array.Sort(sorted);
            double median = sorted[sorted.Length / 2];
            Array.ForEach(rows, row => relative[row] = own[row] - median);
        }

        return relative;
    }

    /// <summary>True when only this station moved against its plant.</summary>
    public static bool IsAlone(ChangedStretch stretch, double[] relative, double[] seconds, PlaceColumn stations, PlaceColumn plants)
    {
        int station = stations.Codes[stretch.Rows[0]];
        int plant = plants.Codes[stretch.Rows[0]];
        return Enumerable.Range(0, relative.Length)
            .Where(row => plants.Codes[row] == plant && stations.Codes[row] != station && seconds[row] >= stretch.Start && seconds[row] <= stretch.End && double.IsFinite(relative[row]))
            .GroupBy(row => stations.Codes[row], row => relative[row])
            .All(sister => Math.Abs(sister.Average()) <= MostOfSisters * Math.Abs(stretch.Shift));
    }
}
