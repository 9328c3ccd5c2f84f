namespace BatteryTwin.Domain.Twins;

/// <summary>What a request demands of the state it meets: <c>If-None-Match: *</c> or <c>If-Match</c>; the default demands nothing.</summary>
public readonly record struct ETagCondition
{
    private const string Any = "*";

    private readonly IReadOnlyList<string>? _tags;

    private ETagCondition(bool mustBeNew, IReadOnlyList<string>? tags)
    {
        MustBeNew = mustBeNew;
        _tags = tags;
    }

    public static ETagCondition None => default;

    /// <summary>The thing must not exist yet.</summary>
    public static ETagCondition IfNew => new(mustBeNew: true, null);

    public bool MustBeNew { get; }

    /// <summary>The tags of which the thing must have one; empty when any state will do.</summary>
    public IReadOnlyList<string> Tags => _tags ?? [];

    /// <summary>The thing must have one of these tags; <c>*</c> is any.</summary>
    public static ETagCondition IfMatch(params IReadOnlyList<string> tags) => new(mustBeNew: false, tags);

    /// <exception cref="TwinGraphException">The tag is another one.</exception>
    public void Require(string currentETag, string what)
    {
        if (_tags is not null && !_tags.Contains(Any) && !_tags.Contains(currentETag))
        {
            throw new TwinGraphException(
                GraphErrorCode.PreconditionFailed,
                $"The If-Match header of {what} is {string.Join(", ", _tags)}, which doesn't match the current etag {currentETag}. Read it again and repeat the change on what it is now.");
        }
    }
}
