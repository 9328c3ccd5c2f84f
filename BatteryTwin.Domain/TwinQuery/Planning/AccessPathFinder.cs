using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Indexes;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>Finds the cheapest access path to the twins of a slot.</summary>
internal sealed class AccessPathFinder(IQueryIndexes indexes, ModelMatches models)
{
    /// <summary>The path with the fewest rows among conditions that must all hold; null when every twin has to be read.</summary>
    public AccessPath? Find(IReadOnlyCollection<Condition> conjuncts, int slot)
    {
        IEnumerable<PropertyTest> tests = conjuncts.Select(condition => PropertyTest.Read(condition, slot)).OfType<PropertyTest>()
            .GroupBy(test => test.Path, (_, same) => same.Aggregate((left, right) => left.And(right)));
        return tests.Select(Find)
            .Concat(conjuncts.Select(condition => FindOther(condition, slot)))
            .OfType<AccessPath>()
            .MinBy(path => path.Rows);
    }

    private AccessPath? FindOther(Condition condition, int slot)
    {
        switch (condition)
        {
            case ModelCondition model when model.Slot == slot:
                return ByModels(models.Of(model.ModelId, model.Exact), model.Text);
            case LogicalCondition { IsAnd: true } all:
                return Find(all.Parts, slot);
            case LogicalCondition any:
                AccessPath?[] paths = [.. any.Parts.Select(part => Find([part], slot))];
                return paths.Contains(null) ? null : AccessPath.Union(paths!);
            default:
                return null;
        }
    }

    private AccessPath? Find(PropertyTest test)
    {
        if (test.Path.Is("$dtId"))
        {
            return IdsOf(test) is { } ids ? AccessPath.ByIds(ids) : null;
        }

        if (test.Path.Text == "$metadata.$model")
        {
            return IdsOf(test) is { } modelIds ? ByModels(modelIds, $"model {string.Join(", ", modelIds)}") : null;
        }

        if (test.Ranges.IsEmpty)
        {
            return AccessPath.None;
        }

        IndexMatch?[] matches = [.. test.Ranges.Select(range => indexes.TwinsWhere(test.Path, range))];
        return matches.Contains(null) || !test.Path.IsProperty
            ? null
            : new(Describe(test), matches.Sum(match => (long)match!.Count), matches.SelectMany(match => match!.TwinIds), test.IsExact);
    }

    private static string Describe(PropertyTest test) => test.Ranges.Length == 1
        ? $"index of {test.Path}: {test.Ranges[0]}"
        : $"index of {test.Path}: one of {test.Ranges.Length} values";

    private AccessPath? ByModels(IReadOnlySet<string> modelIds, string description) => indexes.TwinsOfModels(modelIds) is { } match
        ? new($"index of models: {description}", match.Count, match.TwinIds, IsExact: true) { InOrderFrom = match.InOrderFrom }
        : null;

    /// <summary>The texts that a test of an id allows; null when it is a range.</summary>
    private static HashSet<string>? IdsOf(PropertyTest test) =>
        test.IsExact && test.Ranges.All(range => range.Low is not null && range.Low == range.High)
            ? test.Ranges.Select(range => range.Low!.Value.AsText).OfType<string>().ToHashSet(StringComparer.Ordinal)
            : null;

    /// <summary>Texts that a condition on a system member of a relationship allows; null when it allows others too.</summary>
    public static IReadOnlySet<string>? TextsFor(IEnumerable<Condition> conjuncts, int slot, string member)
    {
        PropertyTest[] tests = [.. conjuncts.Select(condition => PropertyTest.Read(condition, slot)).OfType<PropertyTest>().Where(test => test.Path.Is(member))];
        return tests.Length == 0 ? null : IdsOf(tests.Aggregate((left, right) => left.And(right)));
    }
}
