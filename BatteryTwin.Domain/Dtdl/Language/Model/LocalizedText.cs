using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A text in one or more languages, by ISO 639 code; a bare string counts as English.</summary>
public sealed record LocalizedText(ImmutableSortedDictionary<string, string> Texts)
{
    /// <summary>English if there is one, else the first language.</summary>
    public string Default => Texts.TryGetValue("en", out string? english) ? english
        : Texts.FirstOrDefault(pair => pair.Key.StartsWith("en-", StringComparison.Ordinal), Texts.First()).Value;
}
