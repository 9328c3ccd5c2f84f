using System.Globalization;
using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Web.State.Quality;

/// <summary>The words by which addresses and requests ask for charts.</summary>
public static class QualityQuestions
{
    /// <summary>The word for limits from the days before.</summary>
    public const string Before = "before";

    private const double StandardShare = 0.5;

    public const int StandardSubgroup = 5;

    /// <summary>Rules by name, for people to choose from.</summary>
    public static IReadOnlyList<(string Word, string Label, RunRules Rules)> RuleSets { get; } =
    [
        ("limits", "Limits only (rule 1)", RunRules.Beyond3Sigma),
        ("westernElectric", "Western Electric 1–4", RunRules.WesternElectric),
        ("nelson", "Nelson 1–8", RunRules.Nelson),
        ("none", "None", RunRules.None),
    ];

    /// <summary>Charts by name.</summary>
    public static IReadOnlyList<(string Word, string Label, ControlChartKind Kind)> Charts { get; } =
    [
        ("individuals", "I-MR: single values", ControlChartKind.Individuals),
        ("meansAndRanges", "X-bar/R: means of subgroups", ControlChartKind.MeansAndRanges),
        ("ewma", "EWMA: small lasting shifts", ControlChartKind.Ewma),
        ("cusum", "CUSUM: small shifts and their begin", ControlChartKind.Cusum),
    ];

    /// <summary>Whether limits are to come from the days before the time that is shown, as they do when nothing is said.</summary>
    public static bool IsBefore(string? baseline) => string.IsNullOrEmpty(baseline) || baseline.Equals(Before, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a question; everything has a standard.</summary>
    public static bool TryRead(string? chart, string? rules, string? subgroup, string? baseline, out ControlQuestion question, out string? wrong)
    {
        (string Word, string Label, ControlChartKind Kind) kind = Charts.FirstOrDefault(one => string.IsNullOrEmpty(chart) || one.Word.Equals(chart, StringComparison.OrdinalIgnoreCase));
        (string Word, string Label, RunRules Rules) set = RuleSets.FirstOrDefault(one => string.IsNullOrEmpty(rules) || one.Word.Equals(rules, StringComparison.OrdinalIgnoreCase));
        int size = StandardSubgroup;
        double share = StandardShare;
        wrong = kind.Word is null ? $"'{chart}' is no chart; use {string.Join(", ", Charts.Select(one => one.Word))}"
            : set.Word is null ? $"'{rules}' is no set of rules; use {string.Join(", ", RuleSets.Select(one => one.Word))}"
            : !string.IsNullOrEmpty(subgroup) && !(int.TryParse(subgroup, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= SpcConstants.LeastSubgroup and <= SpcConstants.MostSubgroup) ? $"'{subgroup}' is no subgroup size from {SpcConstants.LeastSubgroup} to {SpcConstants.MostSubgroup}"
            : !IsBefore(baseline) && !(double.TryParse(baseline, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share is > 0 and <= 1) ? $"'{baseline}' is neither '{Before}' nor a share above 0 and up to 1"
            : null;
        question = wrong is null ? new(kind.Kind, set.Rules, size, share) : new(ControlChartKind.Individuals, RunRules.Beyond3Sigma);
        return wrong is null;
    }
}
