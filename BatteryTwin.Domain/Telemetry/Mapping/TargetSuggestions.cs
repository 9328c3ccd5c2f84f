using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// Looks for twins and fields whose names resemble a series': measurement and tag values against twin ids, the field against the model's telemetry and
/// properties. Made for one state of the graph; safe for concurrent use.
/// </summary>
public sealed class TargetSuggestions
{
    private const int MostTwins = 8;
    private const double LeastTwin = 0.35;

    /// <summary>How much the twin's own words count against those of the series, which also say other things.</summary>
    private const double TwinWeight = 0.75;

    private const double LeastField = 0.3;

    private readonly TwinGraphSnapshot _graph;
    private readonly (string Id, string ModelId, string[] Words)[] _twins;

    public TargetSuggestions(TwinGraphSnapshot graph)
    {
        _graph = graph;
        _twins = [.. graph.Twins.Values.Select(twin => (twin.Id, twin.ModelId, NameWords.Of(twin.Id)))];
    }

    /// <summary>The best targets, most alike first.</summary>
    public IReadOnlyList<TargetSuggestion> For(SeriesKey key, int most = 5)
    {
        string[] place = [.. NameWords.Of(key.Measurement), .. key.Tags.SelectMany(tag => NameWords.Of(tag.Value))];
        string[] field = NameWords.Of(key.Field);
        string[] all = [.. place, .. field];
        return
        [
            .. _twins.Select(twin => (twin.Id, twin.ModelId, Match: Match(all, twin.Words, TwinWeight)))
                .Where(twin => twin.Match.Score >= LeastTwin)
                .OrderByDescending(twin => twin.Match.Score)
                .ThenBy(twin => twin.Id, StringComparer.Ordinal)
                .Take(MostTwins)
                .SelectMany(twin => Fields(twin.ModelId).Select(target => (twin, target, Match: Match(field, NameWords.Of(target), 0.5))))
                .Where(entry => entry.Match.Score >= LeastField)
                .Select(entry => new TargetSuggestion(entry.twin.Id, entry.target, Math.Round(entry.twin.Match.Score * entry.Match.Score, 3), Why(entry.twin.Match.Pairs, entry.Match.Pairs)))
                .OrderByDescending(suggestion => suggestion.Score)
                .ThenBy(suggestion => suggestion.Twin, StringComparer.Ordinal)
                .ThenBy(suggestion => suggestion.Field, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    /// <summary>Fields of a model and its components that take values.</summary>
    public IEnumerable<string> Fields(string modelId) => Values(modelId)
        .Concat(_graph.Models.Contents(modelId).OfType<DtdlComponent>().SelectMany(part => Values(part.Schema).Select(name => $"{part.Name}.{name}")));

    private IEnumerable<string> Values(string modelId) =>
        _graph.Models.Contents(modelId).OfType<DtdlValue>().Where(value => TargetType.Of(value.Schema) is not null).Select(value => value.Name);

    /// <summary>
    /// Each word of the target is paired with the word of the series it resembles most. The score is the weighted mean of two shares: of the target's words
    /// that were found, and of the series' words that were used.
    /// </summary>
    private static (double Score, IReadOnlyList<(string Given, string Target)> Pairs) Match(string[] given, string[] target, double targetWeight)
    {
        if (given.Length == 0 || target.Length == 0)
        {
            return (0, []);
        }

        List<(string, string)> pairs = [];
        double found = 0;
        HashSet<int> used = [];
        foreach (string wanted in target)
        {
            int best = -1;
            double likeness = 0;
            for (int i = 0; i < given.Length; i++)
            {
                if (!used.Contains(i) && NameWords.Likeness(given[i], wanted) is var alike && alike > likeness)
                {
                    (best, likeness) = (i, alike);
                }
            }

            if (best >= 0)
            {
                used.Add(best);
                found += likeness;
                pairs.Add((given[best], wanted));
            }
        }

        return ((targetWeight * found / target.Length) + ((1 - targetWeight) * found / given.Length), pairs);
    }

    private static string Why(IReadOnlyList<(string Given, string Target)> twin, IReadOnlyList<(string Given, string Target)> field) =>
        string.Join(", ", twin.Concat(field).Distinct().Select(pair => pair.Given == pair.Target ? pair.Given : $"{pair.Given} ≈ {pair.Target}"));
}
