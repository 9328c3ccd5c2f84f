using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Queries;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>The queries that people saved on this server, for everyone. Actions return null when done, else why not. Singleton.</summary>
public sealed class QueryShelf(ISavedQueries saved, TimeProvider time)
{
    public const int LongestName = 80;

    /// <summary>By name.</summary>
    public IReadOnlyList<NamedQuery> All() => [.. saved.All().Select(query => new NamedQuery(query.Name, query.Text))];

    /// <summary>Saves a query; one of the same name is replaced.</summary>
    public string? Save(string name, string text)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return $"A name has 1 to {LongestName} characters.";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return "There is nothing to save: the query is empty.";
        }

        if (StoryQueries.All.Any(query => string.Equals(query.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return $"“{name}” comes with the product; choose another name.";
        }

        try
        {
            return saved.Save(new(name, text.Trim(), time.GetUtcNow()))
                ? null
                : $"{ISavedQueries.MostQueries} queries are saved already; delete some that are no longer used.";
        }
        catch (StorageUnavailableException refusal)
        {
            return $"Not saved: {refusal.Message}.";
        }
    }

    public bool Delete(string name) => saved.Delete(name);
}
