namespace BatteryTwin.Web.State.Explorer;

/// <summary>What became of a query: an answer, or why there is none.</summary>
public sealed record QueryOutcome(QueryAnswer? Answer, QueryFault? Fault)
{
    public static QueryOutcome Of(QueryAnswer answer) => new(answer, null);

    public static QueryOutcome Failed(QueryFault fault) => new(null, fault);
}
