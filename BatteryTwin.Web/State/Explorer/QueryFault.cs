using BatteryTwin.Domain.TwinQuery;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Why a query was not answered; <paramref name="Line"/> (from 1) and <paramref name="Column"/> (from 0) say where in its text, when it is there.</summary>
public sealed record QueryFault(string Message, int? Line = null, int? Column = null)
{
    internal static QueryFault Of(QueryException fault) => fault.Position is { } position
        ? new(WithoutPlace(fault.Message), position.Line, position.Column)
        : new(fault.Message);

    /// <summary>The place is shown in the text itself; the words begin after it.</summary>
    private static string WithoutPlace(string message)
    {
        int colon = message.IndexOf(": ", StringComparison.Ordinal);
        string words = message[(colon + 2)..];
        return string.Concat(char.ToUpperInvariant(words[0]).ToString(), words[1..], words.EndsWith('.') ? string.Empty : ".");
    }
}
