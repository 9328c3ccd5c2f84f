namespace BatteryTwin.Web.State.Explorer;

/// <summary>Candidates for a place in a query, best first; taking one replaces the text from <paramref name="Start"/> to <paramref name="End"/> (exclusive).</summary>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items)
{
    public static CompletionList None { get; } = new(0, 0, []);
}
