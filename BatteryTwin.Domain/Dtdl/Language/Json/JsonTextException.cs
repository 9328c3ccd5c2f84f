namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>A text is not JSON; says where.</summary>
public sealed class JsonTextException : Exception
{
    public JsonTextException(string message, TextPosition position, Exception innerException)
        : base(message, innerException) => Position = position;

    public JsonTextException(string message)
        : base(message)
    {
    }

    public JsonTextException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public JsonTextException()
    {
    }

    public TextPosition Position { get; } = TextPosition.Start;
}
