using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>
/// Which events a route lets through: <c>true</c>, or a condition such as
/// <c>type = 'Microsoft.DigitalTwins.Twin.Update' AND STARTS_WITH($body.modelId, 'dtmi:plant:') AND NOT subject = 'Line-1'</c>.
/// Operators: <c>= != &lt; &lt;= &gt; &gt;=</c>, <c>AND</c>, <c>OR</c>, <c>NOT</c>, parentheses; NOT binds tighter than AND, AND tighter than OR.
/// Functions on texts: <c>STARTS_WITH</c>, <c>ENDS_WITH</c>, <c>CONTAINS</c>. Operands: texts, numbers, true, false, null, the event's attributes
/// (<c>type</c>, <c>source</c>, <c>subject</c>, <c>id</c>, <c>time</c>, <c>specversion</c>, <c>dataschema</c>, <c>datacontenttype</c>, each also as
/// <c>$eventType</c>, <c>$source</c>, …) and members of its data, <c>$body.patch[0].path</c>. As in queries, a comparison with something that is
/// missing or of another kind is neither true nor false, whatever NOT stands before it, and does not let the event through.
/// </summary>
public sealed class EventFilter
{
    private readonly FilterCondition _condition;

    private EventFilter(string text, FilterCondition condition)
    {
        Text = text;
        _condition = condition;
    }

    /// <summary>The filter as it was given.</summary>
    public string Text { get; }

    /// <exception cref="EventFilterException">The text is no filter.</exception>
    public static EventFilter Parse(string text)
    {
        int limit = QueryLimits.Default.MaxTextLength;
        if (text.Length > limit)
        {
            throw new EventFilterException($"The filter has {text.Length} characters, more than {limit}; shorten it, or use several routes");
        }

        try
        {
            return new(text, EventFilterParser.Parse(new TokenReader(text, QueryLimits.Default)));
        }
        catch (QueryException problem) when (problem.Position is { } position)
        {
            throw new EventFilterException(position, $"The filter cannot be read. {problem.Message}", problem);
        }
    }

    public bool Matches(CloudEvent happened) => _condition.Evaluate(happened) == true;
}
