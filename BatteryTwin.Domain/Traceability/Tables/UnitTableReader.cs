using System.Globalization;
using System.Text;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>
/// Reads a table of units from CSV. The first column whose name ends in <c>_id</c> is the key; a column named like the key of a table read before links to it; a
/// column of RFC 3339 times becomes times; asked-for columns become numbers; whole numbers and words become categories; other numbers are passed over.
/// </summary>
public sealed class UnitTableReader
{
    private const int WarnedParents = 5;

    private readonly string _table;
    private readonly CsvRows _rows;
    private readonly IdColumn _ids = new();
    private readonly IReadOnlyCollection<UnitTable> _others;
    private readonly List<ColumnFill> _columns = [];
    private readonly List<string> _warnings = [];
    private int _key = -1;
    private int _unknownParents;

    private readonly bool _keepsAll;

    private UnitTableReader(string table, Stream csv, IReadOnlyCollection<UnitTable> others, bool keepsAll) => (_table, _rows, _others, _keepsAll) = (table, new CsvRows(table, csv), others, keepsAll);

    /// <param name="table">Name of the table, for links and messages.</param>
    /// <param name="csv">UTF-8 text with a header row.</param>
    /// <param name="others">Tables read before, that this one may link to.</param>
    /// <param name="numbers">Columns to be read as numbers; null for none.</param>
    /// <param name="keepsAll">True to keep all other numbers too, in <see cref="UnitTable.Measured"/>.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="TableException">No header, no key, a row of another width, a repeated identifier, a field that is no number where one is asked for.</exception>
    public static UnitTable Read(string table, Stream csv, IReadOnlyCollection<UnitTable> others, IReadOnlySet<string>? numbers, bool keepsAll, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return new UnitTableReader(table, csv, others, keepsAll).Read(numbers ?? new HashSet<string>(), cancel);
    }

    private UnitTable Read(IReadOnlySet<string> numbers, CancellationToken cancel)
    {
        ReadHeader(numbers);
        while (_rows.Read())
        {
            if (_rows.Row % 4096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            ReadRow();
        }

        if (_unknownParents > WarnedParents)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"table '{_table}': {_unknownParents} links in all name rows that no other table has"));
        }

        _ids.Trim();
        _columns.ForEach(column => column.Trim());
        return new(_table, _columns[_key].Name, _ids)
        {
            Columns = [.. _columns.Select(column => column.Name)],
            Parents = _columns.Where(column => column.Parent is not null).ToDictionary(column => column.Parent!.Name, column => column.Links!.ToArray(), StringComparer.Ordinal),
            Categories = _columns.Where(column => column.Kind == ColumnKind.Category).ToDictionary(column => column.Name, column => column.Words!, StringComparer.Ordinal),
            Times = _columns.Where(column => column.Kind == ColumnKind.Time).ToDictionary(column => column.Name, column => column.Times!, StringComparer.Ordinal),
            Numbers = _columns.Where(column => column.Kind == ColumnKind.Number).ToDictionary(column => column.Name, column => column.Numbers!.ToArray(), StringComparer.Ordinal),
            Measured = _columns.Where(column => column.Measured is not null).ToDictionary(column => column.Name, column => column.Measured!, StringComparer.Ordinal),
            Warnings = _warnings,
        };
    }

    private void ReadHeader(IReadOnlySet<string> numbers)
    {
        if (!_rows.Read())
        {
            throw new TableException(_table, null, null, "is empty; the first line must name the columns");
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int at = 0; at < _rows.Count; at++)
        {
            string name = _rows.Text(at);
            if (!names.Add(name))
            {
                throw new TableException(_table, name, null, "stands twice in the header");
            }

            if (_key < 0 && name.EndsWith("_id", StringComparison.Ordinal))
            {
                _key = at;
            }

            UnitTable? parent = at == _key ? null : _others.FirstOrDefault(other => other.Key == name);
            _columns.Add(new(name, at == _key ? ColumnKind.Key : parent is not null ? ColumnKind.Link : numbers.Contains(name) ? ColumnKind.Number : ColumnKind.Unknown, parent, _keepsAll));
        }

        if (_key < 0)
        {
            throw new TableException(_table, null, null, $"has no key: no column's name ends in '_id' ({string.Join(", ", names.Take(8))}, …); is the separator a comma?");
        }
    }

    private void ReadRow()
    {
        if (_rows.Count != _columns.Count)
        {
            throw new TableException(_table, null, _rows.Row, string.Create(CultureInfo.InvariantCulture, $"has {_rows.Count} fields, the header {_columns.Count}"));
        }

        for (int at = 0; at < _columns.Count; at++)
        {
            ReadOnlySpan<byte> field = _rows.Field(at).Trim((byte)' ');
            ColumnFill column = _columns[at];
            switch (column.Kind)
            {
                case ColumnKind.Key:
                    AddKey(field);
                    break;
                case ColumnKind.Link:
                    AddLink(column, field);
                    break;
                default:
                    column.Add(_table, _rows.Row, FieldText.IsMissing(field) ? default : field);
                    break;
            }
        }
    }

    private void AddKey(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            throw new TableException(_table, _columns[_key].Name, _rows.Row, "has no identifier");
        }

        if (!_ids.TryAdd(field))
        {
            throw new TableException(_table, _columns[_key].Name, _rows.Row, $"the identifier '{Encoding.UTF8.GetString(field)}' stands in an earlier row as well");
        }
    }

    private void AddLink(ColumnFill column, ReadOnlySpan<byte> field)
    {
        int parent = field.IsEmpty ? -1 : column.Parent!.Ids.Find(field);
        column.Links!.Add(parent);
        if (parent < 0 && !field.IsEmpty && ++_unknownParents <= WarnedParents)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"table '{_table}', column '{column.Name}', row {_rows.Row}: '{Encoding.UTF8.GetString(field)}' is no row of table '{column.Parent!.Name}'"));
        }
    }
}
