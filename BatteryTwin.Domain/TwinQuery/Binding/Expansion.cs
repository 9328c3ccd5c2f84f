using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>
/// One step from a twin to related ones: a JOIN, or an edge of a pattern. <see cref="Names"/> empty = any;
/// <see cref="Closes"/> = the target slot is filled by an earlier step and the edge must lead back to it.
/// </summary>
internal sealed record Expansion(
    int From, int To, int? Edge, EdgeDirection Direction, ImmutableArray<string> Names, int MinHops, int MaxHops, bool Closes)
{
    public bool Accepts(string relationshipName) => Names.IsEmpty || Names.Contains(relationshipName);
}
