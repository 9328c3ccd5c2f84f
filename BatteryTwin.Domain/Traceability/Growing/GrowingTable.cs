using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability.Growing;

/// <summary>One kind of unit, to which units and values are added while it is read: readers get snapshots, and what they hold is copied before the next change.</summary>
internal sealed class GrowingTable
{
    private readonly List<GrowingColumn> _columns = [];
    private readonly Dictionary<string, GrowingColumn> _byName = new(StringComparer.Ordinal);
    private IdColumn _ids = new();
    private UnitTable? _snapshot;
    private bool _isShared;

    public GrowingTable(string name, string key) => (Name, Key, Columns) = (name, key, [key]);

    public string Name { get; }

    public string Key { get; }

    /// <summary>Names of the columns, the key at its place.</summary>
    public List<string> Columns { get; }

    public int RowCount => _ids.Count;

    public IEnumerable<GrowingTable> Parents => _columns.Where(column => column.Links is not null).Select(column => column.Links!.Parent);

    /// <summary>A table that was read whole, to be added to.</summary>
    public static GrowingTable Of(UnitTable table, IReadOnlyDictionary<string, GrowingTable> others)
    {
        GrowingTable growing = new(table.Name, table.Key) { _ids = table.Ids, _isShared = true };
        growing.Columns.Clear();
        growing.Columns.AddRange(table.Columns);
        foreach (string name in table.Columns.Where(name => name != table.Key))
        {
            GrowingColumn column = GrowingColumn.Of(table, name);
            GrowingTable? parent = others.Values.FirstOrDefault(other => other.Key == name && table.Parents.ContainsKey(other.Name));
            if (parent is not null)
            {
                column.LinkTo(parent, (int[])table.Parents[parent.Name].Clone());
            }

            growing._columns.Add(column);
            growing._byName[name] = column;
        }

        return growing;
    }

    public int RowOf(ReadOnlySpan<byte> id) => _ids.Find(id);

    public GrowingColumn? Find(string column) => _byName.GetValueOrDefault(column);

    public void Add(GrowingColumn column)
    {
        _columns.Add(column);
        _byName[column.Name] = column;
        Columns.Add(column.Name);
        _snapshot = null;
    }

    /// <summary>A column that named units of a table before there was one, or came without values, links to it now.</summary>
    public void LinkTo(GrowingTable parent)
    {
        if (Find(parent.Key) is { Links: null, Times: null, Numbers: null } column)
        {
            column.LinkTo(parent, null);
            _snapshot = null;
        }
    }

    /// <summary>Whether a table is this one or above it.</summary>
    public bool LeadsTo(GrowingTable table) => table == this || Parents.Any(parent => parent.LeadsTo(table));

    /// <summary>The row of a unit, made where there is none.</summary>
    public int RowFor(ReadOnlySpan<byte> id, out bool isNew)
    {
        BeforeChange();
        int row = _ids.Find(id);
        isNew = row < 0;
        return isNew && _ids.TryAdd(id) ? RowCount - 1 : row;
    }

    /// <summary>The table as it is now.</summary>
    /// <param name="mustRenew">True when tables above may have got units that were awaited.</param>
    public UnitTable Snapshot(bool mustRenew)
    {
        if (_snapshot is { } known && !(mustRenew && _columns.Exists(column => column.Links?.Awaited > 0)))
        {
            return known;
        }

        _isShared = true;
        foreach (GrowingColumn column in _columns)
        {
            column.Words?.Pad(RowCount);
            column.Times?.Pad(RowCount);
        }

        GrowingColumn[] links = [.. _columns.Where(column => column.Links is not null)];
        Dictionary<string, int[]> parents = links.ToDictionary(column => column.Links!.Parent.Name, column => column.Links!.Resolved(RowCount), StringComparer.Ordinal);
        return _snapshot = new(Name, Key, _ids)
        {
            Columns = [.. Columns],
            Parents = parents,
            Categories = Named(column => column.Words),
            Times = Named(column => column.Times),
            Measured = Named(column => column.Numbers?.View(RowCount)),
            Warnings = [.. links.Where(column => column.Links!.Awaited > 0).Select(column => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"table '{Name}', column '{column.Name}': {column.Links!.Awaited} units name rows that table '{column.Links.Parent.Name}' does not have"))],
        };
    }

    private Dictionary<string, T> Named<T>(Func<GrowingColumn, T?> of)
        where T : class => _columns.Where(column => of(column) is not null).ToDictionary(column => column.Name, column => of(column)!, StringComparer.Ordinal);

    private void BeforeChange()
    {
        _snapshot = null;
        if (_isShared)
        {
            _ids = _ids.Copy();
            _columns.ForEach(column => column.Unshare());
            _isShared = false;
        }
    }
}
