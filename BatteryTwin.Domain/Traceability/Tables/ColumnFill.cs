using System.Text;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>A column while it is being read; its kind settles with its first value.</summary>
internal sealed class ColumnFill(string name, ColumnKind kind, UnitTable? parent, bool keepsAll)
{
    private int _emptyBefore;

    public string Name { get; } = name;

    public ColumnKind Kind { get; private set; } = kind;

    public UnitTable? Parent { get; } = parent;

    public List<int>? Links { get; } = kind == ColumnKind.Link ? [] : null;

    public List<double>? Numbers { get; } = kind == ColumnKind.Number ? [] : null;

    /// <summary>Numbers nobody asked for, where they are kept all the same.</summary>
    public NumberColumn? Measured { get; private set; }

    public CategoryColumn? Words { get; private set; }

    public TimeColumn? Times { get; private set; }

    /// <param name="table">For messages.</param>
    /// <param name="row">For messages.</param>
    /// <param name="field">Empty when the row has no value.</param>
    public void Add(string table, long row, ReadOnlySpan<byte> field)
    {
        if (Kind == ColumnKind.Unknown)
        {
            if (field.IsEmpty)
            {
                _emptyBefore++;
                return;
            }

            Settle(field);
        }

        switch (Kind)
        {
            case ColumnKind.Passed when Measured is not null:
                if (FieldText.TryNumber(field, out double measured))
                {
                    Measured.Set((int)row - 1, measured);
                }

                break;
            case ColumnKind.Number:
                double number = double.NaN;
                if (!field.IsEmpty && !FieldText.TryNumber(field, out number))
                {
                    throw new TableException(table, Name, row, $"'{Encoding.UTF8.GetString(field)}' is no number");
                }

                Numbers!.Add(number);
                break;
            case ColumnKind.Time:
                AddTime(table, row, field);
                break;
            case ColumnKind.Category:
                AddWord(row - 1, field);
                break;
        }
    }

    public void Trim()
    {
        Words?.Trim();
        Times?.Trim();
    }

    private void AddTime(string table, long row, ReadOnlySpan<byte> field)
    {
        DateTimeOffset time = default;
        if (!field.IsEmpty && !FieldText.TryTime(field, out time))
        {
            throw new TableException(table, Name, row, $"'{Encoding.UTF8.GetString(field)}' is no time such as 2026-03-02T08:03:26Z");
        }

        if (!Times!.TryAdd(field.IsEmpty ? null : time))
        {
            throw new TableException(table, Name, row, $"'{Encoding.UTF8.GetString(field)}' lies outside 1932 to 2068");
        }
    }

    private void AddWord(long rowIndex, ReadOnlySpan<byte> field)
    {
        if (AreMeasured(Words!, field))
        {
            // The first values only looked like whole numbers.
            Kind = ColumnKind.Passed;
            Measured = keepsAll ? MeasuredOf(Words!) : null;
            Words = null;
            if (Measured is not null && FieldText.TryNumber(field, out double number))
            {
                Measured.Set((int)rowIndex, number);
            }

            return;
        }

        Words!.Add(field);
    }

    private void Settle(ReadOnlySpan<byte> field)
    {
        if (FieldText.TryTime(field, out _))
        {
            Kind = ColumnKind.Time;
            Times = new();
            for (int row = 0; row < _emptyBefore; row++)
            {
                Times.TryAdd(null);
            }

            return;
        }

        if (FieldText.IsMeasured(field))
        {
            Kind = ColumnKind.Passed;
            Measured = keepsAll ? new() : null;
            return;
        }

        Kind = ColumnKind.Category;
        Words = new();
        for (int row = 0; row < _emptyBefore; row++)
        {
            Words.Add([]);
        }
    }

    /// <summary>Whether a field shows that words, all of which look like numbers, are measured values.</summary>
    internal static bool AreMeasured(CategoryColumn words, ReadOnlySpan<byte> field)
    {
        bool isMeasured = FieldText.IsMeasured(field);
        for (int code = 0; code < words.WordCount && isMeasured; code++)
        {
            isMeasured = FieldText.TryNumber(words.WordUtf8(code), out _);
        }

        return isMeasured;
    }

    /// <summary>Whole numbers that were kept as words, as numbers.</summary>
    internal static NumberColumn MeasuredOf(CategoryColumn words)
    {
        NumberColumn numbers = new();
        for (int row = 0; row < words.Count; row++)
        {
            if (words[row] >= 0 && FieldText.TryNumber(words.WordUtf8(words[row]), out double number))
            {
                numbers.Set(row, number);
            }
        }

        return numbers;
    }
}
