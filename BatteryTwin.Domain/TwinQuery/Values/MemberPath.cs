using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>The way to a member inside a twin or relationship: <c>address.city</c>, <c>BallBearings.faultPredicted</c>, <c>$metadata.$model</c>; empty for the whole.</summary>
public sealed class MemberPath : IEquatable<MemberPath>
{
    public MemberPath(params ImmutableArray<string> names)
    {
        Names = names;
        Text = string.Join('.', names.Select(name => IsPlain(name) ? name : $"['{name.Replace("'", "\\'", StringComparison.Ordinal)}']"));
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>The path as a query writes it; equal for equal paths only.</summary>
    public string Text { get; }

    /// <summary>True for the member of that name itself.</summary>
    public bool Is(string name) => Names.Length == 1 && Names[0] == name;

    /// <summary>True when the path leads to a property or into one, not to a system member.</summary>
    public bool IsProperty => !Names.IsEmpty && !Names.Any(name => name.StartsWith('$'));

    public QueryValue Of(Twin twin) => TwinMembers.Find(twin, Names.AsSpan());

    public QueryValue Of(Relationship relationship) => RelationshipMembers.Find(relationship, Names.AsSpan());

    public bool Equals(MemberPath? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as MemberPath);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>Follows names into a JSON value.</summary>
    internal static QueryValue Inside(JsonElement json, ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return QueryValue.Undefined;
            }
        }

        return QueryValue.Of(json);
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '$');
}
