using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
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

    private SignalReading? Reading(string twinId, string path, DtdlValue content)
    {
        SignalNotes notes = SignalNotes.Of(content);
        return notes.Normal is not null && latest.Find(twinId, path) is { Value.IsNumeric: true } value
            ? new(path, content.Label, notes.Unit ?? UnitSymbols.Of(content.Quantity?.Unit), value.Value.ToDouble(), notes.Normal, notes.Target, value.Time)
            : null;
    }

    /// <summary>Own signals in the order of the model, then those of its components, then inherited ones.</summary>
    private static IEnumerable<(string Path, DtdlValue Content)> Paths(ModelCatalog models, string modelId)
    {
        if (models.Interface(modelId) is not { } model)
        {
            yield break;
        }

        foreach (DtdlValue content in model.OwnContents.OfType<DtdlValue>().Where(IsSignal))
        {
            yield return (content.Name, content);
        }

        foreach (DtdlComponent component in model.Contents.OfType<DtdlComponent>().OrderBy(content => content.Name, StringComparer.Ordinal))
        {
            foreach (DtdlValue content in models.Contents(component.Schema).OfType<DtdlValue>().Where(IsSignal).OrderBy(content => content.Name, StringComparer.Ordinal))
            {
                yield return ($"{component.Name}.{content.Name}", content);
            }
        }

        foreach (DtdlValue content in model.Contents.OfType<DtdlValue>().Where(content => content.DeclaredBy != modelId && IsSignal(content)).OrderBy(content => content.Name, StringComparer.Ordinal))
        {
            yield return (content.Name, content);
        }
    }

    private static bool IsSignal(DtdlValue content) => !s_shownElsewhere.Contains(content.Name);
}
