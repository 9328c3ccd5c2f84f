using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Contexts;

/// <summary>What is in force at a place of a model: the language version and the extensions named there or further out. Immutable.</summary>
internal sealed class ActiveContext
{
    private readonly ImmutableArray<Extension> _extensions;
    private readonly ImmutableArray<Extension> _searched;

    public ActiveContext(LanguageDefinition language, ImmutableArray<Extension> extensions, bool isIncomplete)
    {
        Language = language;
        IsIncomplete = isIncomplete;
        _extensions = extensions;
        _searched = language.BuiltIn.AddRange(extensions);
    }

    public LanguageDefinition Language { get; }

    public LanguageVersion Version => Language.Version;

    /// <summary>An extension that is not known was named and accepted.</summary>
    public bool IsIncomplete { get; }

    public ImmutableArray<Extension> Extensions => _extensions;

    public AdjunctType? FindType(string name)
    {
        foreach (Extension extension in _searched)
        {
            if (extension.Types.TryGetValue(name, out AdjunctType? type))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The identifier of the standard element a term stands for, or null.</summary>
    public string? FindElementId(string term)
    {
        if (Language.StandardElements.TryGetValue(term, out StandardElement? element))
        {
            return element.Id;
        }

        foreach (Extension extension in _searched)
        {
            if (extension.Elements.TryGetValue(term, out element))
            {
                return element.Id;
            }
        }

        return null;
    }

    /// <summary>The full identifier of a member an extension in force brings, or null.</summary>
    public string? FindMemberId(string name)
    {
        foreach (Extension extension in _searched)
        {
            if (extension.MemberIds.TryGetValue(name, out string? id))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>True for a term the language or an extension in force defines, whatever for.</summary>
    public bool Defines(string term) =>
        Language.Reserved.Contains(term) || FindType(term) is not null || FindElementId(term) is not null || FindMemberId(term) is not null || IsUnitType(term);

    /// <summary>True when an identifier starts with a prefix kept for the language or an extension in force.</summary>
    public bool Reserves(string id) =>
        Dtmi.IsReserved(id) || _extensions.Any(extension => extension.ReservedPrefix is { } prefix && id.StartsWith(prefix, StringComparison.Ordinal));

    private bool IsUnitType(string term) => _searched.Any(extension => extension.UnitTypes.Contains(term));
}
