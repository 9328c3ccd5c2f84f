namespace BatteryTwin.Web.State.Explorer;

/// <summary>One candidate: what is shown, what is written, what it is, and a few words about it.</summary>
public sealed record CompletionItem(string Label, string Insert, CompletionKind Kind, string? Detail = null)
{
    public CompletionItem(string label, CompletionKind kind, string? detail = null)
        : this(label, label, kind, detail)
    {
    }
}
