using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Prognostics.Forecasts;

namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>
/// The types of components of the graph's models. A component gives the values of its own interface (<c>BallBearings.temperature</c>), those of its twin
/// (<c>throughput</c>, also as an operating setting, <c>setting_throughput</c>) and of the twin's other components. Safe for concurrent use.
/// </summary>
internal sealed class GraphComponentTypes(ITwinGraph graph) : IComponentTypes
{
    private volatile Known? _known;

    public event Action? Changed
    {
        add => graph.StructureChanged += value;
        remove => graph.StructureChanged -= value;
    }

    public IReadOnlyList<ComponentSignals> All
    {
        get
        {
            ModelCatalog models = graph.Current.Models;
            Known? known = _known;
            if (known is null || !ReferenceEquals(known.Models, models))
            {
                _known = known = new(models, Read(models));
            }

            return known.Types;
        }
    }

    private static ComponentSignals[] Read(ModelCatalog models)
    {
        SortedDictionary<string, SortedSet<string>> types = new(StringComparer.Ordinal);
        foreach (string model in models.All.Select(known => known.Id))
        {
            DtdlContent[] contents = [.. models.Contents(model)];
            string[] own = [.. Numbers(contents)];
            foreach (DtdlComponent component in contents.OfType<DtdlComponent>())
            {
                string type = ComponentSurvey.TypeOf(component.Schema);
                if (!types.TryGetValue(type, out SortedSet<string>? signals))
                {
                    types[type] = signals = new(StringComparer.Ordinal);
                }

                signals.UnionWith(own);
                signals.UnionWith(own.Select(name => WatchedComponent.SettingPrefix + name));
                signals.UnionWith(Values(models, component.Schema).Select(name => $"{type}.{name}"));
                signals.UnionWith(contents.OfType<DtdlComponent>().SelectMany(other => Values(models, other.Schema).Select(name => $"{other.Name}.{name}")));
            }
        }

        return [.. types.Select(type => new ComponentSignals(type.Key, [.. type.Value]))];
    }

    private static IEnumerable<string> Values(ModelCatalog models, string model) => Numbers(models.Contents(model));

    /// <summary>Numbers that machines give; what forecasts write into the twin is no signal to forecast from.</summary>
    private static IEnumerable<string> Numbers(IEnumerable<DtdlContent> contents) => contents.OfType<DtdlValue>()
        .Where(value => value.Schema is DtdlPrimitive { IsNumeric: true } && value.Name is not (ForecastRecord.LifeField or ForecastRecord.LowerField or ForecastRecord.UpperField)).Select(value => value.Name);

    private sealed record Known(ModelCatalog Models, ComponentSignals[] Types);
}
