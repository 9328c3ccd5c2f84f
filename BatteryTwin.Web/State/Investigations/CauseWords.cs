using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Findings in sentences: what people read on the page and in the exported file.</summary>
public static class CauseWords
{
    private static readonly HashSet<string> s_spreads = new(StringComparer.OrdinalIgnoreCase) { "sd", "std", "stdev" };
    private static readonly HashSet<string> s_means = new(StringComparer.OrdinalIgnoreCase) { "mean", "avg" };

    /// <summary>A variable's name for people: <c>fan_speed_sd_rpm</c> in rpm is "Spread of fan speed".</summary>
    public static string Variable(string node, string unit)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(unit);
        List<string> words = [.. node.Split('_', StringSplitOptions.RemoveEmptyEntries)];
        string bare = string.Concat(unit.Where(char.IsLetterOrDigit));
        if (words.Count > 1 && IsUnit(words[^1], unit, bare))
        {
            words.RemoveAt(words.Count - 1);
        }

        bool isSpread = words.RemoveAll(s_spreads.Contains) > 0;
        bool isMean = words.RemoveAll(s_means.Contains) > 0;
        string name = $"{(isSpread ? "spread of " : isMean ? "mean of " : null)}{string.Join(' ', words)}";
        return name.Length == 0 ? node : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>What changed, in a line.</summary>
    public static string Title(CauseHypothesis cause) =>
        $"{Variable(cause.Node, cause.Unit)} {(cause.Path.Count > 0 && cause.Path[0].After < cause.Path[0].Before ? "fell" : "rose")}{(cause.Path.Count > 0 ? $" from {Number(cause.Path[0].Before)} to {Number(cause.Path[0].After)} {UnitText(cause.Unit)}".TrimEnd() : null)}";

    public static string Place(CauseHypothesis cause) => PlaceText.Of(cause.Place);

    /// <summary>The effect in a sentence.</summary>
    public static string Effect(EffectFinding finding) => Named(finding) is { } named ? $"{named}. {Rates(finding)}" : Rates(finding);

    private static string Rates(EffectFinding finding) =>
        $"{Percent(finding.DefectRate)} of {finding.Units.ToString("N0", CultureInfo.CurrentCulture)} {finding.UnitTable} of {PlaceText.Of(finding.Place)} failed, {Percent(finding.ReferenceRate)} in the reference";

    public static string Certainty(double certainty) => certainty switch
    {
        >= 0.95 => "almost certain",
        >= 0.85 => "very likely",
        >= 0.65 => "likely",
        >= 0.4 => "possible",
        _ => "doubtful",
    };

    /// <summary>How long before the failures a cause began; null when that is not known.</summary>
    public static string? Lead(CauseHypothesis cause) => cause.Lead is not { } lead ? null
        : lead >= TimeSpan.Zero ? $"began {AgeText.Of(lead)} before failures rose" : $"began {AgeText.Of(-lead)} after failures rose";

    /// <summary>Experience in words, such as "prior ×1.4 from 3 confirmed"; null without any.</summary>
    public static string? Prior(CausePrior prior)
    {
        if (prior.Confirmed + prior.Rejected == 0)
        {
            return null;
        }

        string[] from = [.. new[] { prior.Confirmed > 0 ? $"{prior.Confirmed} confirmed" : null, prior.Rejected > 0 ? $"{prior.Rejected} rejected" : null }.OfType<string>()];
        return $"prior ×{prior.Factor.ToString("0.#", CultureInfo.CurrentCulture)} from {string.Join(", ", from)}";
    }

    /// <summary>How good the data behind a cause are.</summary>
    public static string Data(CauseHypothesis cause) => cause.MissingRows == 0
        ? $"all {cause.Rows} rows have a value, {cause.ReferenceRows.ToString("N0", CultureInfo.CurrentCulture)} in the reference"
        : $"{Percent((double)cause.MissingRows / Math.Max(1, cause.Rows))} of {cause.Rows} rows have no value, {cause.ReferenceRows.ToString("N0", CultureInfo.CurrentCulture)} in the reference";

    /// <summary>What would have been without a cause, where it acted.</summary>
    public static string Without(CauseHypothesis cause, string units) =>
        $"Without it {Percent(cause.RateThroughWithout)} of the {cause.UnitsThrough.ToString("N0", CultureInfo.CurrentCulture)} {units} that went through it would have failed, instead of {Percent(cause.RateThrough)}";

    /// <summary>What would have been without some causes at the place in question, and whether they stand in each other's way or make up for each other.</summary>
    public static string Without(EffectFinding finding, WhatIf away)
    {
        string who = away.Causes switch { 1 => "Without it", 2 => "Without both", var count => $"Without these {count} causes," };
        string range = away.Avoided.High - away.Avoided.Low < 1 ? string.Empty : $" ({Percent(finding.RateWithout(away.Avoided.High))} to {Percent(finding.RateWithout(away.Avoided.Low))})";
        string named = away.Listed is { } listed ? $" Of the {Count(finding.ListedUnits)} named {finding.UnitTable} {Range(listed)} would have passed." : string.Empty;
        return $"{who} {Percent(finding.RateWithout(away.Avoided.Value))}{range} would have failed instead of {Percent(finding.DefectRate)}, {Count(away.Avoided.Value)} fewer.{Interaction(away)}{named}";
    }

    /// <summary>An estimate with its interval: "38 (35 to 40)".</summary>
    public static string Range(Avoided avoided) => avoided.High - avoided.Low < 1 ? Count(avoided.Value) : $"{Count(avoided.Value)} ({Count(avoided.Low)} to {Count(avoided.High)})";

    /// <summary>The named units in a sentence; null where none were named or nothing explains them.</summary>
    public static string? Named(EffectFinding finding) => finding is { ListedUnits: > 0, Causes: [{ Listed: { } listed } first, ..] }
        ? $"{Range(listed)} of the {Count(finding.ListedUnits)} named {finding.UnitTable} would have passed had the {Lower(Variable(first.Node, first.Unit))} at {Place(first)} not changed"
        : null;

    /// <summary>What the single causes leave of the effect, with its size: what several explain only together or count twice, and what nothing explains.</summary>
    public static IReadOnlyList<(string Words, double Value)> Rest(EffectFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        (string, double) spread = (finding switch
        {
            { NaturalSpread: >= 0, Causes.Count: 0 } => "Nothing changed: natural spread",
            { NaturalSpread: >= 0 } => "Natural spread: no single change explains it",
            { Joint.Count: 0, Causes.Count: > 1 } => "Overlap of causes",
            _ => "Natural spread: without the causes fewer would have failed than in the reference",
        }, finding.NaturalSpread);
        return finding.Interaction switch
        {
            >= 0.5 => [("Failed by more than one cause: spared only without all of them", finding.Interaction), spread],
            <= -0.5 => [("Needed several causes to fail: counted with each of them", finding.Interaction), spread],
            _ => [spread with { Item2 = finding.Unexplained }],
        };
    }

    /// <summary>How the joint effect differs from the sum of the single ones.</summary>
    private static string Interaction(WhatIf away)
    {
        string alike = away.Causes == 2 ? "either alone" : "more than one of them alone";
        return away switch
        {
            { Causes: < 2 } => string.Empty,
            { IsJoint: false } => " Not all of them were worked out together: contributions are added as if they did not overlap; analyse again for the joint answer.",
            _ when Math.Abs(away.Interaction) < Math.Max(1, 0.005 * away.Avoided.Value) => " They do not overlap: one by one they come to the same.",
            { Interaction: > 0 } => $" One by one they come to only {Count(away.OneByOne)}: {Count(away.Interaction)} would have failed by {alike}.",
            _ => $" One by one they come to {Count(away.OneByOne)}: {Count(-away.Interaction)} needed {(away.Causes == 2 ? "both" : "several of them")} to fail and count with each.",
        };
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Count(double count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The interval of a contribution, in brackets; empty where it is a point.</summary>
    public static string Interval(CauseHypothesis cause) => cause.High - cause.Low < 1 ? string.Empty : $" ({Signed(cause.Low)} to {Signed(cause.High)})";

    public static string Percent(double share) => share.ToString(share is > 0 and < 0.1 ? "P1" : "P0", CultureInfo.CurrentCulture);

    /// <summary>Defects with sign.</summary>
    public static string Signed(double defects) => defects.ToString("+#,0;−#,0;0", CultureInfo.CurrentCulture);

    /// <summary>Three significant digits.</summary>
    public static string Number(double value) => Math.Abs(value) >= 100 ? value.ToString("N0", CultureInfo.CurrentCulture) : value.ToString("0.###", CultureInfo.CurrentCulture) is var text && Math.Abs(value) >= 1 ? value.ToString("0.##", CultureInfo.CurrentCulture) : text;

    public static string UnitText(string unit) => unit switch
    {
        "degC" => "°C",
        "um" => "µm",
        "1" or "0/1" => string.Empty,
        _ => unit,
    };

    private static bool IsUnit(string word, string unit, string bare) =>
        word.Equals(bare, StringComparison.OrdinalIgnoreCase) || word.Equals(unit, StringComparison.OrdinalIgnoreCase)
        || (word, unit) is ("pct", "%") or ("c", "degC") or ("c", "°C") or ("um", "µm") or ("mohm", "mΩ") or ("idx", "1");
}
