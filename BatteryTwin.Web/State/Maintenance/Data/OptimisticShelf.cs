using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>
/// Changes of one kind of planning data, each made to the version its maker has seen. What others changed meanwhile in fields that are not shown stays; what they changed in fields that are shown is a
/// conflict, which says who changed what.
/// </summary>
/// <param name="kind">In words, as the beginning of a sentence: <c>Crew</c>.</param>
/// <param name="find">The newest version; null when there is none.</param>
/// <param name="put">Keeps a value in place of a version, for a name.</param>
/// <param name="delete">Deletes a version; null where nothing is ever deleted.</param>
/// <param name="time">For how long ago it was.</param>
internal sealed class OptimisticShelf<T>(string kind, Func<string, Versioned<T>?> find, Func<T, long, string, Versioned<T>> put, Action<string, long>? delete, TimeProvider time)
    where T : class
{
    /// <summary>Changes a value, or adds it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="seen">The version its maker has seen; null for a new one.</param>
    /// <param name="edit">Makes the new value of the newest one.</param>
    /// <param name="facts">What its maker has seen of it.</param>
    /// <param name="name">Who does it.</param>
    public DataOutcome Save(string id, string title, Versioned<T>? seen, Func<T?, T> edit, Func<T, IReadOnlyList<DataFact>> facts, string name) => Do(title, seen, facts, () =>
    {
        Versioned<T>? now = find(id);
        if (seen is not null && now is null)
        {
            return new(null, $"Not saved: {title} was deleted meanwhile. Saving once more adds it anew.", IsConflict: true);
        }

        if (now is not null && (seen is null || (now.Version != seen.Version && !DataDifference.IsNone(facts(seen.Value), facts(now.Value)))))
        {
            return Conflict(title, seen, now, facts);
        }

        Versioned<T> kept = put(edit(now?.Value), now?.Version ?? 0, name.Trim());
        return new(new($"{kind} {title} was {(now is null ? "added" : "changed")}.", name, () => TakeBack(now, kept, name)));
    });

    /// <summary>Deletes the version its maker has seen.</summary>
    public DataOutcome Delete(Versioned<T> seen, string title, Func<T, IReadOnlyList<DataFact>> facts, string name) => Do(title, seen, facts, () =>
    {
        if (find(seen.Id) is { } now && now.Version != seen.Version && !DataDifference.IsNone(facts(seen.Value), facts(now.Value)))
        {
            return Conflict(title, seen, now, facts);
        }

        Versioned<T> last = find(seen.Id) ?? seen;
        delete!(last.Id, last.Version);
        return new(new($"{kind} {title} was deleted.", name, () => Taken(() => put(last.Value, 0, name))));
    });

    private DataOutcome Do(string title, Versioned<T>? seen, Func<T, IReadOnlyList<DataFact>> facts, Func<DataOutcome> action)
    {
        try
        {
            return action();
        }
        catch (MaintenanceRefusedException refusal) when (refusal.Refusal == MaintenanceRefusal.Changed && find(seen?.Id ?? string.Empty) is { } now)
        {
            return Conflict(title, seen, now, facts);
        }
        catch (Exception problem) when (problem is MaintenanceRefusedException or StorageUnavailableException)
        {
            return new(null, $"Not done: {problem.Message.TrimEnd('.')}.");
        }
    }

    private DataOutcome Conflict(string title, Versioned<T>? seen, Versioned<T> now, Func<T, IReadOnlyList<DataFact>> facts)
    {
        string who = now.By ?? "the system";
        string ago = now.At is not { } at ? string.Empty : time.GetUtcNow() - at < TimeSpan.FromMinutes(1) ? " just now" : $" {AgeText.Of(time.GetUtcNow() - at)} ago";
        return new(
            null,
            seen is null ? $"Not saved: {who} added {title}{ago}." : $"Not saved: {who} changed {title}{ago}, after you opened it: {DataDifference.Words(facts(seen.Value), facts(now.Value))}.",
            IsConflict: true);
    }

    private string? TakeBack(Versioned<T>? before, Versioned<T> after, string name) => Taken(() =>
    {
        if (before is null || (before.Version == 0 && delete is not null))
        {
            delete!(after.Id, after.Version);
        }
        else
        {
            put(before.Value, after.Version, name);
        }
    });

    private static string? Taken(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (MaintenanceRefusedException refusal) when (refusal.Refusal is MaintenanceRefusal.Changed or MaintenanceRefusal.Unknown)
        {
            return "Not taken back: somebody changed it again meanwhile.";
        }
        catch (Exception problem) when (problem is MaintenanceRefusedException or StorageUnavailableException)
        {
            return $"Not taken back: {problem.Message.TrimEnd('.')}.";
        }
    }
}
