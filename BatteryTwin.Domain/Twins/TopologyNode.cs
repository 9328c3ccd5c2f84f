namespace BatteryTwin.Domain.Twins;

/// <summary>A twin's place in the plant: its parent and children by containment, its neighbours by material flow; ids in display order.</summary>
public sealed record TopologyNode(string Id, string ModelId, string? ParentId, IReadOnlyList<string> Children, IReadOnlyList<string> FlowsFrom, IReadOnlyList<string> FlowsTo)
{
    public bool IsLeaf => Children.Count == 0;
}
