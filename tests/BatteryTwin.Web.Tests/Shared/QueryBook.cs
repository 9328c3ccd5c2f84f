using BatteryTwin.Ingest.Storage.Queries;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Named queries in memory.</summary>
internal sealed class QueryBook : ISavedQueries
{
    private readonly SortedDictionary<string, SavedQuery> _queries = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SavedQuery> All() => [.. _queries.Values];

    public bool Save(SavedQuery query)
    {
        _queries[query.Name] = query;
        return true;
    }

    public bool Delete(string name) => _queries.Remove(name);
}
