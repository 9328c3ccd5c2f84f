using System.Collections.Immutable;
using System.Text;

namespace BatteryTwin.Domain.Telemetry;

/// <summary>
/// What identifies a series: measurement, tags (sorted by key, ordinal) and field.
/// Two keys are equal when all three are; <see cref="Canonical"/> is their one text form.
/// </summary>
public sealed class SeriesKey : IEquatable<SeriesKey>
{
    /// <summary>The tag that names the twin a series belongs to.</summary>
    public const string TwinTag = "twin";

    private readonly int _hash;

    /// <summary>Makes a key; tags may come in any order.</summary>
    /// <exception cref="ArgumentException">Measurement or field is empty, or a tag key occurs twice.</exception>
    public SeriesKey(string measurement, IEnumerable<SeriesTag> tags, string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(measurement);
        ArgumentException.ThrowIfNullOrEmpty(field);
        Measurement = measurement;
        Field = field;
        Tags = [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)];
        for (int i = 1; i < Tags.Length; i++)
        {
            if (Tags[i].Key == Tags[i - 1].Key)
            {
                throw new ArgumentException($"tag '{Tags[i].Key}' occurs twice", nameof(tags));
            }
        }

        Twin = Tag(TwinTag);
        Canonical = ToCanonical();
        _hash = Canonical.GetHashCode(StringComparison.Ordinal);
    }

    public string Measurement { get; }

    public ImmutableArray<SeriesTag> Tags { get; }

    public string Field { get; }

    /// <summary>Value of the <c>twin</c> tag; null when the series names no twin.</summary>
    public string? Twin { get; }

    /// <summary><c>measurement,tag=value field</c> with line-protocol escapes.</summary>
    public string Canonical { get; }

    /// <summary>Value of a tag; null when the series does not carry it.</summary>
    public string? Tag(string key)
    {
        foreach (SeriesTag tag in Tags)
        {
            if (tag.Key == key)
            {
                return tag.Value;
            }
        }

        return null;
    }

    public bool Equals(SeriesKey? other) => other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && Canonical == other.Canonical));

    public override bool Equals(object? obj) => Equals(obj as SeriesKey);

    public override int GetHashCode() => _hash;

    public override string ToString() => Canonical;

    private string ToCanonical()
    {
        StringBuilder text = new();
        AppendEscaped(text, Measurement, ", \\");
        foreach (SeriesTag tag in Tags)
        {
            text.Append(',');
            AppendEscaped(text, tag.Key, ",= \\");
            text.Append('=');
            AppendEscaped(text, tag.Value, ",= \\");
        }

        text.Append(' ');
        AppendEscaped(text, Field, ",= \\");
        return text.ToString();
    }

    private static void AppendEscaped(StringBuilder text, string value, string special)
    {
        foreach (char c in value)
        {
            if (special.Contains(c, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(c);
        }
    }
}
