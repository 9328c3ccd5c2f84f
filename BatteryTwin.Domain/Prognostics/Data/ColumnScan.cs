using System.Globalization;

namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>What is learned about one column while a file is looked through; keeps no values.</summary>
internal sealed class ColumnScan(string name)
{
    /// <summary>Different texts that can be told apart in one column.</summary>
    public const int MaxLevels = 64;

    /// <summary>Share of texts among the values up to which a column counts as numbers with a few bad cells.</summary>
    private const double MaxBadShare = 0.05;

    private readonly SortedSet<string> _levels = new(StringComparer.Ordinal);
    private int _values;
    private int _texts;
    private int _firstTextLine;
    private string _firstText = string.Empty;
    private float _least = float.PositiveInfinity;
    private float _most = float.NegativeInfinity;
    private float _last = float.NaN;
    private int _steps;
    private bool _isTextOverflow;

    public string Name => name;

    public int Missing { get; private set; }

    public bool IsText => _texts > MaxBadShare * _values;

    public bool IsIdentifier => IsText && _isTextOverflow;

    public bool IsConstant => IsText ? _levels.Count <= 1 && !_isTextOverflow : !(_most > _least);

    /// <summary>True when each row's number is one more than the row's before: it counts the rows.</summary>
    public bool CountsRows => !IsText && _values >= 20 && _steps == _values - 1;

    public IReadOnlyList<string> Levels => [.. _levels];

    /// <summary>Texts among numbers, or null.</summary>
    public string? BadCells => IsText || _texts == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"'{name}': {_texts} cells hold no number (first on line {_firstTextLine}: '{_firstText}') and are taken as missing");

    public void Take(ReadOnlySpan<char> cell, int line)
    {
        if (CellText.IsMissing(cell))
        {
            Missing++;
            return;
        }

        _values++;
        if (CellText.TryNumber(cell, out float number))
        {
            _least = Math.Min(_least, number);
            _most = Math.Max(_most, number);
            _steps += number == _last + 1 ? 1 : 0;
            _last = number;
        }
        else
        {
            if (_texts++ == 0)
            {
                (_firstTextLine, _firstText) = (line, cell.Length > 40 ? $"{cell[..40]}…" : cell.ToString());
            }
        }

        AddLevel(cell);
    }

    private void AddLevel(ReadOnlySpan<char> cell)
    {
        if (_isTextOverflow)
        {
            return;
        }

        _levels.Add(cell.ToString());
        if (_levels.Count > MaxLevels)
        {
            _isTextOverflow = true;
            _levels.Clear();
        }
    }
}
