using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Gathers the values of twins and relationships while they are read. What is built holds a small document of nothing but its values, so that the
/// text it came in, with its names and times, can go. Used again and again by one reader.
/// </summary>
internal sealed class TwinParts
{
    private static readonly ImmutableSortedDictionary<string, TwinProperty> s_noProperties = ImmutableSortedDictionary.Create<string, TwinProperty>(StringComparer.Ordinal);
    private static readonly ImmutableSortedDictionary<string, TwinComponent> s_noComponents = ImmutableSortedDictionary.Create<string, TwinComponent>(StringComparer.Ordinal);
    private static readonly JsonElement s_true = JsonElement.Parse("true"u8);
    private static readonly JsonElement s_false = JsonElement.Parse("false"u8);

    private readonly ArrayBufferWriter<byte> _text = new(256);
    private readonly List<Part> _parts = [];
    private readonly List<(string Name, DateTimeOffset LastUpdateTime)> _components = [];

    /// <summary>Forgets what was gathered.</summary>
    public void Clear()
    {
        _parts.Clear();
        _components.Clear();
    }

    /// <summary>A component; the properties added from now on are its own.</summary>
    public void Component(string name, DateTimeOffset lastUpdateTime) => _components.Add((name, lastUpdateTime));

    public void Property(string name, JsonElement value, DateTimeOffset lastUpdateTime = default, DateTimeOffset? sourceTime = null) =>
        _parts.Add(new(_components.Count, name, value, lastUpdateTime, sourceTime));

    public Twin Twin(string id, string modelId, string etag, DateTimeOffset lastUpdateTime)
    {
        Pack();
        int next = 0;
        ImmutableSortedDictionary<string, TwinProperty> properties = Properties(0, ref next);
        ImmutableSortedDictionary<string, TwinComponent>.Builder? components = null;
        for (int i = 0; i < _components.Count; i++)
        {
            components ??= s_noComponents.ToBuilder();
            components[_components[i].Name] = new TwinComponent { LastUpdateTime = _components[i].LastUpdateTime, Properties = Properties(i + 1, ref next) };
        }

        return new() { Id = id, ModelId = modelId, ETag = etag, LastUpdateTime = lastUpdateTime, Properties = properties, Components = components?.ToImmutable() ?? s_noComponents };
    }

    /// <summary>The values alone, for a relationship.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Values()
    {
        if (_parts.Count == 0)
        {
            return Relationship.NoProperties;
        }

        Pack();
        ImmutableSortedDictionary<string, JsonElement>.Builder values = Relationship.NoProperties.ToBuilder();
        foreach (Part part in _parts)
        {
            values[part.Name] = part.Value;
        }

        return values.ToImmutable();
    }

    private ImmutableSortedDictionary<string, TwinProperty> Properties(int holder, ref int next)
    {
        ImmutableSortedDictionary<string, TwinProperty>.Builder? properties = null;
        for (; next < _parts.Count && _parts[next].Holder == holder; next++)
        {
            Part part = _parts[next];
            properties ??= s_noProperties.ToBuilder();
            properties[part.Name] = new(part.Value, part.LastUpdateTime, part.SourceTime);
        }

        return properties?.ToImmutable() ?? s_noProperties;
    }

    /// <summary>Moves the values into one array of their own.</summary>
    private void Pack()
    {
        _text.ResetWrittenCount();
        Span<Part> parts = CollectionsMarshal.AsSpan(_parts);
        foreach (ref Part part in parts)
        {
            if (IsShared(part.Value.ValueKind))
            {
                part.Value = part.Value.ValueKind == JsonValueKind.True ? s_true : s_false;
                continue;
            }

            _text.Write(_text.WrittenCount == 0 ? "["u8 : ","u8);
            _text.Write(JsonMarshal.GetRawUtf8Value(part.Value));
        }

        if (_text.WrittenCount == 0)
        {
            return;
        }

        _text.Write("]"u8);
        JsonElement.ArrayEnumerator packed = JsonElement.Parse(_text.WrittenSpan).EnumerateArray();
        foreach (ref Part part in parts)
        {
            if (!IsShared(part.Value.ValueKind))
            {
                packed.MoveNext();
                part.Value = packed.Current;
            }
        }
    }

    /// <summary>True for members like <c>$metadata</c>, which are no values.</summary>
    public static bool IsOwn(JsonProperty member)
    {
        ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(member);
        return name.Length > 0 && (name[0] == (byte)'$' || (name[0] == (byte)'\\' && member.Name.StartsWith('$')));
    }

    private static bool IsShared(JsonValueKind kind) => kind is JsonValueKind.True or JsonValueKind.False;

    private record struct Part(int Holder, string Name, JsonElement Value, DateTimeOffset LastUpdateTime, DateTimeOffset? SourceTime);
}
