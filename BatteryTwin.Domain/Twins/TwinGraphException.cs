namespace BatteryTwin.Domain.Twins;

/// <summary>A request the graph refuses; the message names what, where and what to do.</summary>
public sealed class TwinGraphException : Exception
{
    public TwinGraphException(string message)
        : base(message)
    {
    }

    public TwinGraphException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TwinGraphException()
    {
    }

    public TwinGraphException(GraphErrorCode code, string message)
        : base(message) => Code = code;

    public TwinGraphException(GraphErrorCode code, string message, Exception innerException)
        : base(message, innerException) => Code = code;

    /// <summary>Several problems at once; the message repeats them.</summary>
    public TwinGraphException(GraphErrorCode code, string place, IReadOnlyList<string> details)
        : base($"{place}: {string.Join("; ", details)}")
    {
        Code = code;
        Details = details;
    }

    public GraphErrorCode Code { get; } = GraphErrorCode.ValidationFailed;

    /// <summary>One entry per problem; empty when the message says it all.</summary>
    public IReadOnlyList<string> Details { get; } = [];
}
