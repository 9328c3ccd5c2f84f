using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>What the language says about one kind of element: its name, identifier and members.</summary>
internal sealed class ElementRule
{
    public ElementRule(string term, ElementKinds kind, int version, IEnumerable<MemberRule> members)
    {
        Term = term;
        Kind = kind;
        Id = $"dtmi:dtdl:class:{term};{version}";
        Members = [.. members.Select(member => member with { Id = $"dtmi:dtdl:property:{member.Term};{version}" })];
        ByName = Members.Concat(Members)
            .Select((member, index) => KeyValuePair.Create(index < Members.Length ? member.Term : member.Id, member))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Term { get; }

    public string Id { get; }

    public ElementKinds Kind { get; }

    public ImmutableArray<MemberRule> Members { get; }

    /// <summary>Members by term and by full identifier.</summary>
    public FrozenDictionary<string, MemberRule> ByName { get; }
}
