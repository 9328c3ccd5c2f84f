using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Syntax;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>The aliases of a query and what each stands for.</summary>
internal sealed class SlotTable
{
    private readonly List<RowSlot> _slots = [];

    /// <summary>True when paths must start with an alias, because there is more than one collection.</summary>
    public bool NeedsAlias { get; set; }

    public ImmutableArray<RowSlot> Slots => [.. _slots];

    public RowSlot Add(AliasSyntax? alias, SlotKind kind)
    {
        if (alias is not null && Find(alias.Name) is not null)
        {
            throw new QueryException(alias.Position, $"the alias '{alias.Name}' is taken; choose another");
        }

        RowSlot slot = new(_slots.Count, alias?.Name, kind);
        _slots.Add(slot);
        return slot;
    }

    public RowSlot? Find(string name) => _slots.Find(slot => slot.Name == name);

    public RowSlot RequireTwin(AliasSyntax alias)
    {
        RowSlot slot = Find(alias.Name) ?? throw Unknown(alias.Name, alias.Position);
        return slot.Kind == SlotKind.Twin ? slot : throw new QueryException(alias.Position, $"'{alias.Name}' is a relationship; a twin is needed here");
    }

    public Operand Resolve(PathSyntax path)
    {
        string first = path.Names[0];
        if (Find(first) is { } slot)
        {
            return new(slot.Index, new MemberPath([.. path.Names.Skip(1)]), QueryValue.Undefined);
        }

        return NeedsAlias
            ? throw Unknown(first, path.Source.Position)
            : new(0, new MemberPath(path.Names), QueryValue.Undefined);
    }

    private QueryException Unknown(string name, TextPosition position)
    {
        string[] known = [.. _slots.Where(slot => slot.Name is not null).Select(slot => slot.Name!)];
        string aliases = known.Length == 0 ? "no alias is defined" : $"defined aliases are {string.Join(", ", known)}";
        return new(position, $"there is no alias '{name}'; with JOIN or MATCH every path starts with an alias ({aliases})");
    }
}
