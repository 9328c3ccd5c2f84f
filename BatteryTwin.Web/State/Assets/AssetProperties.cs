using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Assets;

/// <summary>The properties of a twin that nobody measures: set-points, names, serial numbers.</summary>
internal static class AssetProperties
{
    /// <summary>All set properties, the twin's own before its components', without those in <paramref name="measured"/>.</summary>
    public static IReadOnlyList<AssetProperty> Of(Twin twin, ModelCatalog models, IReadOnlySet<string> measured)
    {
        IEnumerable<AssetProperty> own = twin.Properties.Select(pair => Property(null, pair.Key, pair.Key, pair.Value, models.Resolve(twin.ModelId, pair.Key)));
        IEnumerable<AssetProperty> parts = twin.Components.SelectMany(component =>
        {
            string group = models.Resolve(twin.ModelId, component.Key)?.Label ?? component.Key;
            return component.Value.Properties.Select(pair =>
            {
                string path = $"{component.Key}.{pair.Key}";
                return Property(group, pair.Key, path, pair.Value, models.Resolve(twin.ModelId, path));
            });
        });
        return [.. own.Concat(parts).Where(property => !measured.Contains(property.Path))];
    }

    private static AssetProperty Property(string? group, string name, string path, TwinProperty property, DtdlContent? content) =>
        new(group, content?.Label ?? name, path, Text(property.Value), SignalNotes.Of(content).Unit ?? UnitSymbols.Of((content as DtdlValue)?.Quantity?.Unit), property.LastUpdateTime);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetInt64(out long whole) ? whole.ToString(CultureInfo.CurrentCulture) : value.GetDouble().ToString("#,0.######", CultureInfo.CurrentCulture),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "–",
        _ => value.GetRawText(),
    };
}
