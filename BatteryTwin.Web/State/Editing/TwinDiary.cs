using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Editing;

/// <summary>The history of a twin for people, newest first. Singleton.</summary>
public sealed class TwinDiary(ITwinHistory history)
{
    /// <summary>Changes read at a time.</summary>
    public const int PageSize = 200;

    private const int MostNamed = 4;
    private const int MostShown = 60;

    private static readonly HashSet<string> s_machines = new(StringComparer.Ordinal) { ChangeOrigin.Telemetry.Source, ChangeOrigin.Detector.Source };

    /// <summary>The next changes, as lines.</summary>
    /// <param name="twinId">The twin.</param>
    /// <param name="before">The oldest change seen so far; null for the newest.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<ChangePage> ReadAsync(string twinId, long? before, CancellationToken cancel)
    {
        IReadOnlyList<TwinHistoryEntry> entries = await history.ChangesAsync(twinId, null, null, PageSize, before, cancel);
        List<List<TwinHistoryEntry>> runs = [];
        foreach (TwinHistoryEntry entry in entries)
        {
            if (runs.LastOrDefault() is { } run && IsMachine(entry) && run[0].Origin.Source == entry.Origin.Source && run[0].Kind == entry.Kind)
            {
                run.Add(entry);
            }
            else
            {
                runs.Add([entry]);
            }
        }

        Dictionary<string, string> fed = new(StringComparer.Ordinal);
        foreach (TwinHistoryEntry entry in entries.Where(entry => entry.RelationshipId is null))
        {
            foreach (string path in entry.Values.Keys)
            {
                fed.TryAdd(path, entry.Origin.Source);
            }
        }

        return new([.. runs.Select(Row)], entries.Count == PageSize ? entries[^1].Sequence : null, fed.Where(pair => s_machines.Contains(pair.Value)).ToDictionary());
    }

    private static bool IsMachine(TwinHistoryEntry entry) => s_machines.Contains(entry.Origin.Source);

    private static ChangeRow Row(List<TwinHistoryEntry> run) =>
        new(run[^1].Sequence, run[^1].Time, run[0].Time, run.Count, run[0].Origin.Source, run[0].Origin.Actor, run.Count == 1 ? Words(run[0]) : Words(run));

    private static string Words(List<TwinHistoryEntry> run)
    {
        string[] paths = [.. run.SelectMany(entry => entry.Values.Keys).Where(path => !path.StartsWith('$')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return $"{run.Count} changes of {string.Join(", ", paths.Take(MostNamed))}{(paths.Length > MostNamed ? $" and {paths.Length - MostNamed} more" : null)}";
    }

    private static string Words(TwinHistoryEntry entry) => entry.Kind switch
    {
        TwinHistoryKind.TwinDeleted => "Twin deleted",
        TwinHistoryKind.RelationshipDeleted => $"Relationship {entry.RelationshipId} deleted",
        TwinHistoryKind.RelationshipPut => $"Relationship {entry.RelationshipId}{Target(entry)}",
        TwinHistoryKind.TwinPut => $"Twin created or replaced, {entry.Values.Keys.Count(path => !path.StartsWith('$'))} values",
        _ => string.Join("; ", entry.Values.Where(pair => !pair.Key.StartsWith('$')).Take(MostNamed).Select(pair => $"{pair.Key} {Value(pair.Value)}"))
            + (entry.Values.Count > MostNamed ? $" and {entry.Values.Count - MostNamed} more" : null),
    };

    private static string Target(TwinHistoryEntry entry) => entry.Values.GetValueOrDefault("$targetId") is { } target ? $" to {FieldText.ForPeople(target)}" : " changed";

    private static string Value(JsonElement? value)
    {
        if (value is not { } given)
        {
            return "removed";
        }

        string text = FieldText.ForPeople(given);
        return $"= {(text.Length > MostShown ? text[..MostShown] + "…" : text)}";
    }
}
