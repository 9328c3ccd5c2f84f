namespace BatteryTwin.Domain.Twins;

/// <summary>A weak entity tag in little memory: those of this product are identifiers, of which only the sixteen bytes are kept; any other stays as it was given.</summary>
internal readonly record struct EntityTag
{
    private const string Start = "W/\"";
    private const int Length = 40;

    private readonly Guid _id;
    private readonly string? _other;

    public EntityTag(string text)
    {
        bool isOurs = text.Length == Length && text.StartsWith(Start, StringComparison.Ordinal) && text[^1] == '"' && !text.AsSpan(Start.Length).ContainsAnyInRange('A', 'Z');
        if (!isOurs || !Guid.TryParseExact(text.AsSpan(Start.Length, Length - Start.Length - 1), "D", out _id))
        {
            _other = text;
        }
    }

    public override string ToString() => _other ?? string.Create(Length, _id, static (text, id) =>
    {
        Start.CopyTo(text);
        id.TryFormat(text[Start.Length..], out _, "D");
        text[^1] = '"';
    });
}
