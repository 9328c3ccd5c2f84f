using System.Text.Json;

namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>A value that a path leads to, or a literal. Objects made of several members (components, metadata) are rendered only when written.</summary>
public readonly struct QueryValue : IEquatable<QueryValue>
{
    private readonly JsonElement _json;
    private readonly object? _content;
    private readonly QueryNumber _number;

    private QueryValue(QueryValueKind kind, JsonElement json = default, object? content = null, QueryNumber number = default)
    {
        Kind = kind;
        _json = json;
        _content = content;
        _number = number;
    }

    public static QueryValue Undefined => default;

    public static QueryValue Null => new(QueryValueKind.Null);

    public QueryValueKind Kind { get; }

    public bool IsDefined => Kind != QueryValueKind.Undefined;

    public bool AsBoolean => _number == new QueryNumber(1);

    public QueryNumber AsNumber => _number;

    /// <summary>The text; null for every other kind.</summary>
    public string? AsText => Kind == QueryValueKind.Text ? (string?)_content ?? ReadText(_json) : null;

    public static QueryValue Boolean(bool value) => new(QueryValueKind.Boolean, number: new(value ? 1 : 0));

    public static QueryValue Number(QueryNumber value) => new(QueryValueKind.Number, number: value);

    public static QueryValue Text(string value) => new(QueryValueKind.Text, content: value);

    /// <summary>An object rendered on demand.</summary>
    public static QueryValue Object(Func<JsonElement> render) => new(QueryValueKind.Object, content: render);

    public static QueryValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => new(QueryValueKind.Null, json),
        JsonValueKind.True => new(QueryValueKind.Boolean, json, number: new(1)),
        JsonValueKind.False => new(QueryValueKind.Boolean, json),
        JsonValueKind.Number => new(QueryValueKind.Number, json, number: QueryNumber.Of(json)),
        JsonValueKind.String => new(QueryValueKind.Text, json),
        JsonValueKind.Object => new(QueryValueKind.Object, json),
        JsonValueKind.Array => new(QueryValueKind.Array, json),
        _ => default,
    };

    /// <summary>The JSON of an array or object that a twin holds.</summary>
    public JsonElement Json => _content is Func<JsonElement> render ? render() : _json;

    /// <summary>Equality of texts without materialising them.</summary>
    public bool TextEquals(in QueryValue other)
    {
        try
        {
            return (_content, other._content) switch
            {
                (null, string otherText) => _json.ValueEquals(otherText),
                (string text, null) => other._json.ValueEquals(text),
                _ => string.Equals(AsText, other.AsText, StringComparison.Ordinal),
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Writes the value in its original JSON form.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        JsonElement json = Json;
        if (json.ValueKind != JsonValueKind.Undefined)
        {
            json.WriteTo(writer);
        }
        else if (Kind == QueryValueKind.Text)
        {
            writer.WriteStringValue(AsText);
        }
        else if (Kind == QueryValueKind.Boolean)
        {
            writer.WriteBooleanValue(AsBoolean);
        }
        else if (Kind == QueryValueKind.Number)
        {
            writer.WriteRawValue(_number.ToString());
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>JSON may escape half a character (<c>\ud800</c>), which is no text; its raw form stands for it.</summary>
    private static string ReadText(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return json.GetRawText();
        }
    }

    public bool Equals(QueryValue other) => Kind == other.Kind && Kind switch
    {
        QueryValueKind.Boolean or QueryValueKind.Number => _number == other._number,
        QueryValueKind.Text => TextEquals(other),
        QueryValueKind.Object or QueryValueKind.Array => JsonElement.DeepEquals(Json, other.Json),
        _ => true,
    };

    public override bool Equals(object? obj) => obj is QueryValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _number, AsText);

    public override string ToString() => Kind switch
    {
        QueryValueKind.Text => $"'{AsText}'",
        QueryValueKind.Number => _number.ToString(),
        QueryValueKind.Boolean => AsBoolean ? "true" : "false",
        QueryValueKind.Null => "null",
        QueryValueKind.Undefined => "undefined",
        _ => Json.GetRawText(),
    };

    public static bool operator ==(QueryValue left, QueryValue right) => left.Equals(right);

    public static bool operator !=(QueryValue left, QueryValue right) => !left.Equals(right);
}
