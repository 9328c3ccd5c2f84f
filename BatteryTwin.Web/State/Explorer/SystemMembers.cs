namespace BatteryTwin.Web.State.Explorer;

/// <summary>Members that every twin and relationship has.</summary>
internal static class SystemMembers
{
    public static IReadOnlyList<CompletionItem> OfTwins { get; } =
    [
        new("$dtId", CompletionKind.Property, "twin id"),
        new("$metadata", CompletionKind.Property, "model and update times"),
        new("$etag", CompletionKind.Property, "changes with every write"),
    ];

    public static IReadOnlyList<CompletionItem> OfRelationships { get; } =
    [
        new("$relationshipId", CompletionKind.Property, "relationship id"),
        new("$relationshipName", CompletionKind.Property, "name in the model"),
        new("$sourceId", CompletionKind.Property, "twin it starts at"),
        new("$targetId", CompletionKind.Property, "twin it ends at"),
        new("$etag", CompletionKind.Property, "changes with every write"),
    ];

    public static IReadOnlyList<CompletionItem> OfMetadata { get; } =
    [
        new("$model", CompletionKind.Property, "model id"),
        new("$lastUpdateTime", CompletionKind.Property, "time of the last change"),
    ];
}
