using BatteryTwin.Domain.Dtdl.Language.Contexts;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads elements from JSON, from documents down to the innermost schema. Depth is bounded by that of the JSON text.</summary>
internal sealed class ElementReader
{
    private readonly ModelReading _reading;
    private readonly ContextReader _contexts;
    private readonly IdentifierReader _identifiers;
    private readonly TypeReader _types;
    private readonly MemberReader _members;

    public ElementReader(ModelReading reading)
    {
        _reading = reading;
        _contexts = new ContextReader(reading);
        _identifiers = new IdentifierReader(reading);
        _types = new TypeReader(reading);
        _members = new MemberReader(reading, this);
    }

    /// <summary>Reads a document: an interface, or an array of them.</summary>
    public void ReadDocument(JsonNode document, int index)
    {
        _reading.Document = index;
        foreach (JsonNode root in document.AsItems())
        {
            _reading.Stop.ThrowIfCancellationRequested();
            if (root.IsObject)
            {
                ReadTopLevel(root, index);
            }
            else
            {
                _reading.Report(ModelErrorCode.NotJsonObject, root.Position, root.Describe());
            }
        }
    }

    /// <summary>Reads an inline element; null when it is too wrong to go on, which has been reported.</summary>
    public Element? ReadNested(JsonNode node, Element parent, MemberRule rule)
    {
        if (_contexts.ReadNested(node, parent.Context) is not { } context)
        {
            Abandon(node);
            return null;
        }

        Element element = new(node, context, new ElementPlace(_reading.Document, parent, rule));
        if (node.Members is [{ Name: "@id" } only])
        {
            _reading.Report(ModelErrorCode.IdReference, parent, node.Position, rule.Term, only.Value.Describe());
            return null;
        }

        if (HasSoundVersion(element, parent, rule) && HasSoundKeywords(element) && ReadBody(element))
        {
            return element;
        }

        Abandon(node);
        return null;
    }

    private void ReadTopLevel(JsonNode node, int document)
    {
        Element? element = _contexts.ReadTopLevel(node) is { } context ? new(node, context, new ElementPlace(document, null, null)) : null;
        if (element is null || !HasSoundKeywords(element) || !ReadBody(element))
        {
            Abandon(node);
        }
    }

    private void Abandon(JsonNode node)
    {
        if (node.Find("@id")?.Value is { IsString: true, Text: var id })
        {
            _reading.Abandoned.Add(id);
        }
    }

    private bool ReadBody(Element element)
    {
        bool hasSoundId = _identifiers.Read(element);
        if (!_types.Read(element))
        {
            return false;
        }

        element.Index = _reading.Elements.Count;
        _reading.Elements.Add(element);
        if (hasSoundId)
        {
            _identifiers.CheckLength(element);
            _identifiers.Register(element);
        }

        _members.Read(element);
        return true;
    }

    /// <summary>An inline element may be written in an earlier version only where its place says so.</summary>
    private bool HasSoundVersion(Element element, Element parent, MemberRule rule)
    {
        if (element.Context.Version == parent.Context.Version || (rule.TakesEarlierVersions && element.Context.Version < parent.Context.Version))
        {
            return true;
        }

        _reading.Report(ModelErrorCode.DisallowedVersionDefinition, parent, element.Node.Position, rule.Term, $"{(int)element.Context.Version}");
        return false;
    }

    private bool HasSoundKeywords(Element element)
    {
        bool isStrict = element.Context.Language.Limits.StrictKeywords;
        bool isSound = true;
        foreach (JsonMember member in element.Node.Members)
        {
            bool isGraph = member.Name == "@graph";
            if (!isGraph && (!isStrict || !member.Name.StartsWith('@') || member.Name is "@context" or "@id" or "@type"))
            {
                continue;
            }

            isSound = false;
            if (element.Place.IsTopLevel)
            {
                _reading.Report(isGraph ? ModelErrorCode.TopLevelGraphDisallowed : ModelErrorCode.TopLevelKeywordDisallowed, member.Position, member.Name);
            }
            else
            {
                _reading.Report(isGraph ? ModelErrorCode.GraphDisallowed : ModelErrorCode.KeywordDisallowed, element.Parent!, member.Position, element.Place.Rule!.Term, member.Name);
            }
        }

        return isSound;
    }
}
