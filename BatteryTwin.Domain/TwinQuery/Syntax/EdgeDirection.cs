namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>Which way an edge of a pattern points, read from left to right.</summary>
public enum EdgeDirection
{
    Outgoing,
    Incoming,
    Either,
}
