using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// A schema as it is remembered: a small JSON file that people may read and correct. It belongs to tables with this <see cref="Header"/>, or to JSON records
/// that have these members.
/// </summary>
public sealed record SchemaDocument
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The file whose first records the schema was read off.</summary>
    public string? ReadOff { get; init; }

    /// <summary>The guess is not sure enough to be used. Somebody must look at it and take this line out.</summary>
    public bool? Draft { get; init; }

    /// <summary>What to know about the guess.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Columns of the table in order; of JSON records the members that must be there.</summary>
    public required ImmutableArray<string> Header { get; init; }

    /// <summary>The records are JSON objects, not rows of a table.</summary>
    public bool Json { get; init; }

    /// <summary>Numbers are written 1.234,5.</summary>
    public bool DecimalComma { get; init; }

    public required RecordSchema Schema { get; init; }

    /// <exception cref="FormatException">The text is no such document; the message says what is wrong and where.</exception>
    public static SchemaDocument Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            SchemaDocument document = JsonSerializer.Deserialize<SchemaDocument>(json, s_options) ?? throw new FormatException("the document is empty");
            return document.Fault() is { } fault ? throw new FormatException(fault) : document;
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, s_options);

    private string? Fault()
    {
        if (Header.IsDefaultOrEmpty || Schema is not { Time: { Columns.IsDefaultOrEmpty: false, Format: not null } time, Twin: not null, Measurement: not null, Fields: not null, Tags: not null })
        {
            return "'header' and 'schema.time' with 'columns' and 'format' are needed, and no part may be null";
        }

        if (time.Zone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return $"there is no time zone '{zone}'; give an IANA name such as Europe/Berlin";
        }

        return TimeText.Create(time.Format, TimeZoneInfo.Utc) is null
            ? $"'{time.Format}' is no time format: rfc3339, auto, s, ms, us, ns, or a form such as dd.MM.yyyy HH:mm:ss"
            : Schema.Fields.Concat<object>(Schema.Tags).Any(part => part is null) ? "an entry of 'fields' or 'tags' is empty"
            : Schema.Fields.FirstOrDefault(field => string.IsNullOrEmpty(field.Name) || string.IsNullOrEmpty(field.Column)) is not null ? "every field needs 'column' and 'name'"
            : Schema.Tags.FirstOrDefault(tag => string.IsNullOrEmpty(tag.Name) || string.IsNullOrEmpty(tag.Column)) is not null ? "every tag needs 'column' and 'name'"
            : null;
    }
}
