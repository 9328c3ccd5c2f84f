namespace BatteryTwin.Ingest.Storage.Queries;

/// <summary>Named queries, kept for all users of the server. Names differ by more than upper and lower case. Safe for concurrent use.</summary>
public interface ISavedQueries
{
    /// <summary>Most queries kept.</summary>
    const int MostQueries = 200;

    /// <summary>By name.</summary>
    IReadOnlyList<SavedQuery> All();

    /// <summary>Adds a query or replaces the one of that name; false when there is no room for another.</summary>
    bool Save(SavedQuery query);

    /// <summary>False when there is none of that name.</summary>
    bool Delete(string name);
}
