using BatteryTwin.Domain.Dtdl.Language.Contexts;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>One element of a model while it is being checked: what was written, and what its references resolved to.</summary>
internal sealed class Element
{
    private readonly Dictionary<string, LiteralValue> _literals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ElementLink>> _links = new(StringComparer.Ordinal);
    private string? _id;

    public Element(JsonNode node, ActiveContext context, ElementPlace place)
    {
        Node = node;
        Context = context;
        Place = place;
    }

    public JsonNode Node { get; }

    public ActiveContext Context { get; }

    public ElementPlace Place { get; }

    public Element? Parent => Place.Parent;

    /// <summary>Position among all elements read.</summary>
    public int Index { get; set; }

    /// <summary>Set once the type is known.</summary>
    public ElementRule Rule { get; set; } = null!;

    public ElementKinds Kind => Rule.Kind;

    public bool HasInferredType { get; set; }

    /// <summary>The identifier written; null when automatic.</summary>
    public string? DeclaredId { get; set; }

    /// <summary>The identifier, written or made from the parent's: made on demand, since deep models would need many long ones.</summary>
    public string? Id => DeclaredId ?? (_id ??= MakeId());

    /// <summary>The name, when it is a legal one.</summary>
    public string? Name { get; set; }

    public List<AdjunctType> AdjunctTypes { get; } = [];

    /// <summary>Types that may not stand on the element; reported as such, so their members are not reported again.</summary>
    public List<AdjunctType> RejectedTypes { get; } = [];

    /// <summary>Co-types that no context in force defines.</summary>
    public List<string> UndefinedTypes { get; } = [];

    public IReadOnlyDictionary<string, LiteralValue> Literals => _literals;

    public IReadOnlyDictionary<string, List<ElementLink>> LinksByMember => _links;

    public IEnumerable<ElementLink> Links => _links.Values.SelectMany(links => links);

    /// <summary>The interface whose text holds the element: references to other than interfaces stay inside it.</summary>
    public Element Partition
    {
        get
        {
            Element element = this;
            while (element.Kind != ElementKinds.Interface && element.Parent is { } parent)
            {
                element = parent;
            }

            return element;
        }
    }

    public void SetLiteral(MemberRule rule, LiteralValue value) => _literals[rule.Term] = value;

    public void AddLink(ElementLink link)
    {
        if (!_links.TryGetValue(link.Rule.Term, out List<ElementLink>? links))
        {
            _links.Add(link.Rule.Term, links = []);
        }

        links.Add(link);
    }

    public IReadOnlyList<ElementLink> LinksOf(string member) => _links.GetValueOrDefault(member) ?? [];

    /// <summary>The single resolved target of a member, or null.</summary>
    public ElementLink? LinkOf(string member) => _links.TryGetValue(member, out List<ElementLink>? links) && links.Count > 0 ? links[0] : null;

    public bool Has(AdjunctType type) => AdjunctTypes.Contains(type);

    public bool HasType(string term)
    {
        foreach (AdjunctType type in AdjunctTypes)
        {
            if (type.Term == term)
            {
                return true;
            }
        }

        return false;
    }

    private string? MakeId()
    {
        if (Parent?.Id is not { } parentId || Place.Rule is not { } rule)
        {
            return null;
        }

        return Dtmi.Append(parentId, rule.NamesElements && Name is not null ? $":_{rule.Term}:__{Name}" : $":_{rule.Term}");
    }
}
