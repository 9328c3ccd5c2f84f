using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>
/// Changes of a check: units are put in strata of nearly equal score, on which reference and batch must agree, however much more often the
/// batch comes near the limit. All strata, those that should pass and those that should fail are tested.
/// </summary>
internal static class CheckTest
{
    /// <summary>Width of a stratum in log-odds: within one the odds differ by less than two.</summary>
    private const double StratumWidth = 0.5;

    /// <summary>Scores beyond this are one stratum on either side.</summary>
    private const double FarScore = 12;

    public static IReadOnlyList<double> PValues(CheckFitter fitter, MechanismRows reference, MechanismRows batch)
    {
        double[] scores = fitter.ScoresOf(reference.With(batch));
        SortedDictionary<int, Stratum> strata = [];
        for (int i = 0; i < scores.Length; i++)
        {
            bool isBatch = i >= reference.Count;
            int one = (isBatch ? batch.Values[i - reference.Count] : reference.Values[i]) > 0.5 ? 1 : 0;
            int place = (int)Math.Floor(Math.Clamp(scores[i], -FarScore, FarScore) / StratumWidth);
            Stratum stratum = strata.GetValueOrDefault(place);
            strata[place] = isBatch
                ? stratum with { Batch = stratum.Batch + 1, BatchOnes = stratum.BatchOnes + one }
                : stratum with { Reference = stratum.Reference + 1, ReferenceOnes = stratum.ReferenceOnes + one };
        }

        return
        [
            StratifiedTest.PValue(strata.Values),
            StratifiedTest.PValue(strata.Where(pair => pair.Key < 0).Select(pair => pair.Value)),
            StratifiedTest.PValue(strata.Where(pair => pair.Key >= 0).Select(pair => pair.Value)),
        ];
    }
}
