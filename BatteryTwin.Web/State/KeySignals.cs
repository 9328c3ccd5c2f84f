using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;

namespace BatteryTwin.Web.State;

/// <summary>
/// Chooses the few values that describe a station: those outside their normal band first, then the ones its own model declares first.
/// Only signals with a normal band qualify; which they are is the model's to say. Singleton.
/// </summary>
public sealed class KeySignals(ILatestValues latest)
{
    private static readonly string[] s_shownElsewhere = [StationSignals.Throughput, StationSignals.ScrapRate, StationSignals.NominalRate];

    public IReadOnlyList<SignalReading> Of(Twin twin, ModelCatalog models, int count)
    {
        IEnumerable<SignalReading> readings = Paths(models, twin.ModelId)
            .Select(signal => Reading(twin.Id, signal.Path, signal.Content))
            .OfType<SignalReading>();
        return [.. readings.Select((reading, index) => (reading, index)).OrderByDescending(item => item.reading.IsOutside).ThenBy(item => item.index).Select(item => item.reading).Take(count)];
    }

    private SignalReading? Reading(string twinId, string path, InterfaceContent content)
    {
        SignalNotes notes = SignalNotes.Of(content);
        return notes.Normal is not null && latest.Find(twinId, path) is { Value.IsNumeric: true } value
            ? new(path, content.DisplayName ?? content.Name, notes.Unit ?? UnitSymbols.Of(content.Unit), value.Value.ToDouble(), notes.Normal, notes.Target, value.Time)
            : null;
    }

    /// <summary>Own signals in the order of the model, then those of its components, then inherited ones.</summary>
    private static IEnumerable<(string Path, InterfaceContent Content)> Paths(ModelCatalog models, string modelId)
    {
        if (models.Find(modelId) is not { } model)
        {
            yield break;
        }

        HashSet<string> own = new(StringComparer.Ordinal);
        foreach (InterfaceContent content in model.Contents.Where(content => own.Add(content.Name) && IsSignal(content)))
        {
            yield return (content.Name, content);
        }

        IReadOnlyDictionary<string, InterfaceContent> all = models.Contents(modelId);
        foreach (InterfaceContent component in all.Values.Where(content => content is { Kind: ContentKind.Component, Schema: not null }).OrderBy(content => content.Name, StringComparer.Ordinal))
        {
            foreach (InterfaceContent content in models.Contents(component.Schema!).Values.Where(IsSignal).OrderBy(content => content.Name, StringComparer.Ordinal))
            {
                yield return ($"{component.Name}.{content.Name}", content);
            }
        }

        foreach (InterfaceContent content in all.Values.Where(content => !own.Contains(content.Name) && IsSignal(content)).OrderBy(content => content.Name, StringComparer.Ordinal))
        {
            yield return (content.Name, content);
        }
    }

    private static bool IsSignal(InterfaceContent content) =>
        content.Kind is ContentKind.Telemetry or ContentKind.Property && !s_shownElsewhere.Contains(content.Name);
}
