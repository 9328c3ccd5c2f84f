using System.Text;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability.Growing;

/// <summary>A column of a table that grows; what it holds settles with its first value. Numbers are kept all.</summary>
internal sealed class GrowingColumn(string name)
{
    public string Name { get; } = name;

    public TimeColumn? Times { get; private set; }

    public CategoryColumn? Words { get; private set; }

    public NumberColumn? Numbers { get; private set; }

    /// <summary>Set where the column names units of another table.</summary>
    public LinkColumn? Links { get; private set; }

    /// <summary>A column that is there already.</summary>
    public static GrowingColumn Of(UnitTable table, string name)
    {
        GrowingColumn column = new(name);
        column.Times = table.Times.GetValueOrDefault(name);
        column.Words = table.Categories.GetValueOrDefault(name);
        column.Numbers = table.Measured.GetValueOrDefault(name);
        return column;
    }

    /// <summary>From now on the column names units of another table, as it may have done already.</summary>
    public void LinkTo(GrowingTable parent, int[]? rows)
    {
        Links = new(parent, rows);
        for (int row = 0; row < (Words?.Count ?? 0); row++)
        {
            if (Words![row] >= 0)
            {
                Links.Set(row, Words.WordUtf8(Words[row]));
            }
        }

        Words = null;
    }

    /// <summary>Why a field cannot be taken; null when it can.</summary>
    public string? Fault(ReadOnlySpan<byte> field)
    {
        if (Times is not null && !FieldText.TryTime(field, out _))
        {
            return $"'{Encoding.UTF8.GetString(field)}' is no time such as 2026-03-02T08:03:26Z";
        }

        if (Numbers is not null && !FieldText.TryNumber(field, out _))
        {
            return $"'{Encoding.UTF8.GetString(field)}' is no number, as the column's other values are";
        }

        return Links is null && FieldText.TryTime(field, out DateTimeOffset time) && !TimeColumn.CanHold(time) ? $"'{Encoding.UTF8.GetString(field)}' lies outside 1932 to 2068" : null;
    }

    /// <summary>Sets a row's value; true when it had another or none.</summary>
    public bool Set(int row, ReadOnlySpan<byte> field)
    {
        if (Links is not null)
        {
            return Links.Set(row, field);
        }

        if (Times is null && Words is null && Numbers is null)
        {
            Settle(field);
        }

        if (Times is not null)
        {
            FieldText.TryTime(field, out DateTimeOffset time);
            return Times.Set(row, time);
        }

        if (Words is not null && ColumnFill.AreMeasured(Words, field))
        {
            // The first values only looked like whole numbers.
            Numbers = ColumnFill.MeasuredOf(Words);
            Words = null;
        }

        if (Numbers is not null)
        {
            FieldText.TryNumber(field, out double number);
            return Numbers.Set(row, number);
        }

        return Words!.Set(row, field);
    }

    /// <summary>Columns of its own, where a snapshot holds the present ones; numbers are shared by views.</summary>
    public void Unshare() => (Times, Words) = (Times?.Copy(), Words?.Copy());

    private void Settle(ReadOnlySpan<byte> field)
    {
        if (FieldText.TryTime(field, out _))
        {
            Times = new();
        }
        else if (FieldText.IsMeasured(field))
        {
            Numbers = new();
        }
        else
        {
            Words = new();
        }
    }
}
