using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Restores twins and relationships from their own JSON, tags and times included. Names that occur again and again are kept once for all that one
/// reader reads, and nothing that it returns holds on to the JSON. For one thread.
/// </summary>
public sealed class StoredGraphReader
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly TwinParts _parts = new();

    /// <exception cref="TwinGraphException">The JSON is not a twin as <see cref="TwinJson.Write"/> writes it.</exception>
    public Twin Twin(JsonElement json)
    {
        try
        {
            _parts.Clear();
            JsonElement metadata = json.GetProperty(TwinJson.MetadataMember);
            bool hasComponents = Values(json, metadata, inComponent: false);
            if (hasComponents)
            {
                Components(json);
            }

            return _parts.Twin(
                json.GetProperty(TwinJson.IdMember).GetString()!,
                Shared(metadata.GetProperty(TwinJson.ModelMember).GetString()!),
                json.GetProperty(TwinJson.ETagMember).GetString()!,
                Time(metadata, TwinJson.LastUpdateTimeMember));
        }
        catch (Exception problem) when (problem is KeyNotFoundException or InvalidOperationException)
        {
            throw new TwinGraphException($"this is not a stored twin ({problem.Message}): {json.GetRawText()}", problem);
        }
    }

    /// <param name="json">A relationship as <see cref="RelationshipJson.Write"/> writes it.</param>
    /// <param name="find">The twins that there are, for their ids; one that is missing does not matter.</param>
    /// <exception cref="TwinGraphException">It is none.</exception>
    public Relationship Relationship(JsonElement json, Func<string, Twin?> find)
    {
        Relationship read = RelationshipJson.Read(json);
        return new()
        {
            Id = read.Id,
            Name = Shared(read.Name),
            SourceId = find(read.SourceId)?.Id ?? read.SourceId,
            TargetId = find(read.TargetId)?.Id ?? read.TargetId,
            ETag = read.ETag,
            Properties = read.Properties,
        };
    }

    /// <returns>True when there are components among the members.</returns>
    private bool Values(JsonElement json, JsonElement metadata, bool inComponent)
    {
        bool hasComponents = false;
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (TwinParts.IsOwn(member))
            {
                continue;
            }

            if (!inComponent && IsComponent(member.Value))
            {
                hasComponents = true;
                continue;
            }

            string name = Shared(member.Name);
            JsonElement stamps = metadata.GetProperty(name);
            DateTimeOffset? sourceTime = stamps.TryGetProperty(TwinJson.SourceTimeMember, out JsonElement given) ? GraphTime.Read(given) : null;
            _parts.Property(name, member.Value, Time(stamps, TwinJson.PropertyUpdateTimeMember), sourceTime);
        }

        return hasComponents;
    }

    private void Components(JsonElement twin)
    {
        foreach (JsonProperty member in twin.EnumerateObject())
        {
            if (!TwinParts.IsOwn(member) && IsComponent(member.Value))
            {
                JsonElement metadata = member.Value.GetProperty(TwinJson.MetadataMember);
                _parts.Component(Shared(member.Name), Time(metadata, TwinJson.LastUpdateTimeMember));
                Values(member.Value, metadata, inComponent: true);
            }
        }
    }

    private string Shared(string name)
    {
        if (!_names.TryGetValue(name, out string? known))
        {
            known = name;
            _names.Add(name, name);
        }

        return known;
    }

    private static bool IsComponent(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(TwinJson.MetadataMember, out _);

    private static DateTimeOffset Time(JsonElement json, string member) =>
        GraphTime.Read(json.GetProperty(member)) ?? throw new InvalidOperationException($"'{member}' is no time");
}
