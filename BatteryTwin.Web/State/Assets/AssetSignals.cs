using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Assets;

/// <summary>
/// The signals of a twin: what its model declares as telemetry, properties that data feed, and fields that came without any model. Singleton.
/// </summary>
public sealed class AssetSignals(ITelemetryStore store, SilentSeries silent, ILatestValues latest, ITelemetryTrust trust)
{
    private const string ForecastMeasurement = "forecast";

    /// <summary>Forecasts come when they change, and so often at least: there need be no three of them to tell.</summary>
    private static readonly TimeSpan s_forecastEvery = new ForecastOptions().WriteEvery;

    /// <summary>Groups in the order people read them: the asset's own signals, its components', then unmodelled ones.</summary>
    /// <param name="twinId">A twin, or the name a machine sends as its twin.</param>
    /// <param name="snapshot">The graph.</param>
    /// <param name="cancel">Ends the read.</param>
    public async ValueTask<IReadOnlyList<SignalGroup>> GroupsAsync(string twinId, TwinGraphSnapshot snapshot, CancellationToken cancel = default)
    {
        IReadOnlyDictionary<string, LatestValue> values = latest.Of(twinId);
        Dictionary<string, AssetSignal> unmodelled = Unmodelled(twinId, await StoredAsync(twinId, cancel), values);
        List<SignalGroup> groups = [];
        if (snapshot.Find(twinId) is { } twin)
        {
            groups.Add(new(null, Signals(twinId, string.Empty, snapshot.Models.Contents(twin.ModelId), values, unmodelled)));
            foreach (DtdlComponent part in Components(snapshot.Models, twin.ModelId))
            {
                groups.Add(new(part.Label, Signals(twinId, part.Name + ".", snapshot.Models.Contents(part.Schema), values, unmodelled)));
            }
        }

        string? rest = groups.Count == 0 ? null : "Not in the model";
        groups.Add(new(rest, [.. unmodelled.Values.OrderBy(signal => signal.Path, StringComparer.OrdinalIgnoreCase)]));
        return [.. groups.Where(group => group.Signals.Count > 0).Select(group => group with { Signals = [.. group.Signals.Select(signal => signal with { Quality = trust.Of(twinId, signal.Path) })] })];
    }

    /// <summary>Stored series of a twin with the usual interval of silent ones; none while the store cannot be read, so that live values are shown all the same.</summary>
    private async ValueTask<IEnumerable<(SeriesLatest Newest, TimeSpan? UsualInterval)>> StoredAsync(string twinId, CancellationToken cancel)
    {
        try
        {
            IReadOnlyList<SeriesLatest> newest = await store.LatestAsync(SeriesSelector.Of(twinId), cancel);
            IReadOnlyDictionary<SeriesKey, SeriesState> silentOnes = await silent.AmongAsync(newest, cancel);
            return newest.Select(series => (series, silentOnes.TryGetValue(series.Key, out SeriesState? state) ? UsualInterval(state) : null));
        }
        catch (StorageUnavailableException)
        {
            return [];
        }
    }

    internal static IEnumerable<DtdlComponent> Components(ModelCatalog models, string modelId) =>
        models.Contents(modelId).OfType<DtdlComponent>().OrderBy(content => content.Label, StringComparer.Ordinal);

    /// <summary>Every field that ever came for the twin; what the model knows is taken out later.</summary>
    private static Dictionary<string, AssetSignal> Unmodelled(string twinId, IEnumerable<(SeriesLatest Newest, TimeSpan? UsualInterval)> stored, IReadOnlyDictionary<string, LatestValue> values)
    {
        Dictionary<string, AssetSignal> found = new(StringComparer.Ordinal);
        foreach ((SeriesLatest series, TimeSpan? usual) in stored)
        {
            string field = series.Key.Field;
            if (!found.TryGetValue(field, out AssetSignal? known) || EpochTime.FromNs(series.TimeNs) > known.Time)
            {
                found[field] = Unmodelled(twinId, field, series.Value, EpochTime.FromNs(series.TimeNs)) with { UsualInterval = usual };
            }
        }

        foreach (LatestValue value in values.Values)
        {
            found[value.Field] = Unmodelled(twinId, value.Field, value.Value, value.Time) with { UsualInterval = found.GetValueOrDefault(value.Field)?.UsualInterval };
        }

        return found;
    }

    private static List<AssetSignal> Signals(
        string twinId, string prefix, IEnumerable<DtdlContent> contents, IReadOnlyDictionary<string, LatestValue> values, Dictionary<string, AssetSignal> unmodelled)
    {
        List<AssetSignal> signals = [];
        foreach (DtdlValue content in contents.OfType<DtdlValue>())
        {
            string path = prefix + content.Name;
            unmodelled.Remove(path, out AssetSignal? stored);
            values.TryGetValue(path, out LatestValue? value);
            if (content is DtdlTelemetry || stored is not null || value is not null)
            {
                SignalNotes notes = SignalNotes.Of(content);
                string unit = notes.Unit ?? UnitSymbols.Of(content.Quantity?.Unit);
                signals.Add(new(twinId, path, content.Label, unit, notes.Normal, notes.Target, value?.Value ?? stored?.Value, value?.Time ?? stored?.Time, IsModelled: true)
                {
                    UsualInterval = stored?.UsualInterval,
                });
            }
        }

        return signals;
    }

    private static AssetSignal Unmodelled(string twinId, string field, FieldValue value, DateTimeOffset time) =>
        new(twinId, field, field, string.Empty, Normal: null, Target: null, value, time, IsModelled: false);

    private static TimeSpan? UsualInterval(SeriesState series)
    {
        TimeSpan? usual = series.Count < 3 ? null : TimeSpan.FromMicroseconds((series.LastNs - series.FirstNs) / EpochTime.NsPerMicrosecond / (series.Count - 1));
        return series.Key.Measurement == ForecastMeasurement && !(usual > s_forecastEvery) ? s_forecastEvery : usual;
    }
}
