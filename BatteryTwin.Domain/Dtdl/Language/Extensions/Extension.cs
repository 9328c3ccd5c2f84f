using System.Collections.Frozen;
using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>A language extension: its context and the types and elements it brings.</summary>
internal sealed class Extension
{
    public Extension(
        string context,
        string version,
        IEnumerable<AdjunctType> types,
        IEnumerable<StandardElement>? elements = null,
        string? reservedPrefix = null,
        IEnumerable<KeyValuePair<string, string>>? aliases = null)
    {
        Context = context;
        Version = version;
        ReservedPrefix = reservedPrefix;
        ImmutableArray<AdjunctType> all = [.. types];
        Types = all.SelectMany(type => new[] { KeyValuePair.Create(type.Term, type), KeyValuePair.Create(type.Id, type) }).ToFrozenDictionary(StringComparer.Ordinal);
        Dictionary<string, StandardElement> byTerm = (elements ?? []).ToDictionary(element => element.Term, StringComparer.Ordinal);
        foreach ((string alias, string term) in aliases ?? [])
        {
            byTerm.Add(alias, byTerm[term]);
        }

        Elements = byTerm.ToFrozenDictionary(StringComparer.Ordinal);
        UnitTypes = all.SelectMany(type => type.Members).Select(member => member.ValuesOf).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        MemberIds = all.SelectMany(type => type.Members)
            .SelectMany(member => new[] { KeyValuePair.Create(member.Term, member.Id), KeyValuePair.Create(member.Id, member.Id) })
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Context identifier without version.</summary>
    public string Context { get; }

    public string Version { get; }

    /// <summary>Identifiers of models may not start with it while the extension is in force.</summary>
    public string? ReservedPrefix { get; }

    /// <summary>Adjunct types by term and by full identifier.</summary>
    public FrozenDictionary<string, AdjunctType> Types { get; }

    /// <summary>Standard elements by term and by alias.</summary>
    public FrozenDictionary<string, StandardElement> Elements { get; }

    /// <summary>Terms of the unit types the extension's members refer to.</summary>
    public FrozenSet<string> UnitTypes { get; }

    /// <summary>Full identifiers of the members the types bring, by term and by identifier.</summary>
    public FrozenDictionary<string, string> MemberIds { get; }

    /// <summary>Builds the usual identifier of a thing in a feature extension.</summary>
    public static string IdOf(string feature, int version, string path) => $"dtmi:dtdl:extension:{feature}:v{version}:{path}";
}
