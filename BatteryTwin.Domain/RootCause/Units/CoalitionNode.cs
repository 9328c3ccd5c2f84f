namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// One node in an enumeration of coalitions. Its value depends only on which of its own ancestors (itself included) have the unit's noise,
/// so it is computed once for each subset of these.
/// </summary>
/// <param name="Node">Index in the graph.</param>
/// <param name="Subsets">2 to the number of its ancestors; the highest bit of a subset is the node itself.</param>
/// <param name="Parents">Its parents, as places in the enumeration.</param>
/// <param name="ParentSubsets">By parent and subset: the subset of the parent's ancestors.</param>
/// <param name="IsTable">A binary node whose parents are all binary: looked up, 64 units at a time.</param>
/// <param name="NeedsNumbers">Some child reads its values as numbers.</param>
/// <param name="NeedsBits">Some child reads its values as bits.</param>
internal sealed record CoalitionNode(int Node, int Subsets, int[] Parents, int[][] ParentSubsets, bool IsTable, bool NeedsNumbers, bool NeedsBits);
