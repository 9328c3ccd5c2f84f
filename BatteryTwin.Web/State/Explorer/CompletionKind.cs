namespace BatteryTwin.Web.State.Explorer;

/// <summary>What a completion stands for.</summary>
public enum CompletionKind
{
    Keyword,
    Function,
    Alias,
    Property,
    Component,
    Relationship,
    Model,
    Twin,
}
