using System.Globalization;

namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>What a scan has gathered so far.</summary>
internal sealed class HistoryScanState(HistoryHeader header, HistoryRoles roles, HistoryRequest request, HistoryLimits limits)
{
    /// <summary>Share of rows with too few or too many cells from which a file is refused.</summary>
    private const double MaxOddRows = 0.01;

    private readonly ColumnScan[] _inputs = [.. roles.Inputs.Select(column => new ColumnScan(header.Names[column]))];
    private readonly ColumnScan[] _settings = [.. roles.Settings.Select(column => new ColumnScan(header.Names[column]))];
    private readonly AssetScan _assets = new(limits);
    private readonly SortedDictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];
    private int _rows;
    private int _odd;
    private int _firstOddLine;
    private int _firstOddCells;
    private int _noAnswer;
    private int _noTime;
    private int _firstNoTimeLine;
    private string _firstNoTime = string.Empty;
    private bool _isDate;

    public void Take(HistoryText row)
    {
        if (row.Count != header.Names.Count)
        {
            Odd(row);
            return;
        }

        if (!TakeKeys(row))
        {
            return;
        }

        if (++_rows > limits.MaxRows || (long)_rows * roles.Kept > limits.MaxCells)
        {
            throw new HistoryException($"line {row.Line}: more than {Math.Min(limits.MaxRows, limits.MaxCells / roles.Kept)} rows of {roles.Kept} columns to learn from; thin the rows out or leave columns away (ignore=, use=)");
        }

        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i].Take(row[roles.Inputs[i]], row.Line);
        }

        for (int i = 0; i < _settings.Length; i++)
        {
            _settings[i].Take(row[roles.Settings[i]], row.Line);
        }
    }

    public HistorySummary Finish()
    {
        Refuse();
        if (_odd > 0)
        {
            _warnings.Add($"{_odd} rows do not have {header.Names.Count} cells (first on line {_firstOddLine}: {_firstOddCells}) and are left out");
        }

        if (_noTime > 0)
        {
            _warnings.Add($"{_noTime} rows have no readable time (first on line {_firstNoTimeLine}: '{_firstNoTime}') and are left out");
        }

        if (_noAnswer > 0)
        {
            _warnings.Add($"{_noAnswer} rows have no '{header.Names[roles.Answer]}' and are left out");
        }

        InputColumn[] settings = [.. _settings.Where(Keep).Select(Described)];
        InputColumn[] inputs = [.. _inputs.Where(Keep).Select(Described)];
        if (inputs.Length == 0)
        {
            throw new HistoryException($"no column is left to learn from: {string.Join("; ", _warnings)}");
        }

        bool isRul = request.Task == HistoryTask.Rul;
        if (isRul)
        {
            _warnings.AddRange(_assets.Warnings());
        }

        HistorySchema schema = new(request.Format, request.Task, Name(roles.Asset), Name(roles.Time), Name(roles.Answer), Name(roles.Event), settings, inputs, [.. _classes.Keys]);
        return new(schema, _assets.Count, isRul ? _assets.Failed : 0, _rows, _isDate, _warnings);
    }

    private string? Name(int column) => column < 0 ? null : header.Names[column];

    private void Odd(HistoryText row)
    {
        if (_odd++ == 0)
        {
            (_firstOddLine, _firstOddCells) = (row.Line, row.Count);
        }

        if (_rows == 0 && _odd >= 10)
        {
            RefuseShape();
        }
    }

    private void Refuse()
    {
        if (_odd > MaxOddRows * (_rows + _odd))
        {
            RefuseShape();
        }

        if (_rows == 0)
        {
            throw new HistoryException(_noTime > 0
                ? $"no row has a readable time in '{header.Names[roles.Time]}' (line {_firstNoTimeLine}: '{_firstNoTime}'): numbers or RFC 3339 times are needed"
                : request.Format == HistoryFormat.Cmapss ? "the file is empty: send lines of 26 values" : "the file has a header but no rows");
        }

        if (request.Task == HistoryTask.Classify && _classes.Count < 2)
        {
            throw new HistoryException($"'{header.Names[roles.Answer]}' holds {(_classes.Count == 0 ? "nothing" : $"only '{_classes.Keys.First()}'")}: at least two classes are needed");
        }
    }

    private void RefuseShape() => throw new HistoryException(request.Format == HistoryFormat.Cmapss
        ? $"line {_firstOddLine} has {_firstOddCells} values; format=cmapss needs 26 separated by blanks: unit, cycle, 3 settings, 21 sensors. For a table with a header use format=csv"
        : $"line {_firstOddLine} has {_firstOddCells} cells, the header {header.Names.Count}, and {_odd} rows are like that: is this a table separated by comma, semicolon or tab?");

    /// <summary>Asset, time, end and answer; false when the row cannot be used.</summary>
    private bool TakeKeys(HistoryText row)
    {
        double time = 0;
        if (roles.Time >= 0 && !CellText.TryTime(row[roles.Time], out time, out bool isDate) && request.Task == HistoryTask.Rul)
        {
            if (_noTime++ == 0)
            {
                (_firstNoTimeLine, _firstNoTime) = (row.Line, row[roles.Time].ToString());
            }

            if (request.Format == HistoryFormat.Cmapss)
            {
                throw new HistoryException($"line {row.Line}: '{_firstNoTime}' is no cycle; format=cmapss needs 26 numbers a line: unit, cycle, 3 settings, 21 sensors");
            }

            return false;
        }
        else
        {
            _isDate |= roles.Time >= 0 && CellText.TryTime(row[roles.Time], out _, out bool date) && date;
        }

        if (roles.Answer >= 0 && !TakeAnswer(row[roles.Answer], row.Line))
        {
            _noAnswer++;
            return false;
        }

        if (roles.Asset >= 0)
        {
            bool failed = roles.Event < 0 || (CellText.TryNumber(row[roles.Event], out float ended) && ended != 0);
            _assets.Take(row[roles.Asset], time, failed, row.Line);
        }

        return true;
    }

    private bool TakeAnswer(ReadOnlySpan<char> answer, int line)
    {
        if (CellText.IsMissing(answer))
        {
            return false;
        }

        if (request.Task == HistoryTask.Regress)
        {
            return CellText.TryNumber(answer, out _) ? true
                : throw new HistoryException($"line {line}: '{answer}' in '{header.Names[roles.Answer]}' is no number; for classes use task=classify");
        }

        _classes[answer.ToString()] = 0;
        return _classes.Count <= limits.MaxClasses ? true
            : throw new HistoryException($"line {line}: '{header.Names[roles.Answer]}' holds more than {limits.MaxClasses} different values: for numbers use task=regress");
    }

    private InputColumn Described(ColumnScan column) => new(column.Name, column.IsText ? column.Levels : null);

    private bool Keep(ColumnScan column)
    {
        if (column.BadCells is { } bad)
        {
            _warnings.Add(bad);
        }

        string? reason = column.Missing == _rows ? "is empty"
            : column.IsIdentifier ? $"holds more than {ColumnScan.MaxLevels} different texts, so it names things rather than measures them"
            : column.IsText && request.Task == HistoryTask.Rul ? "holds texts"
            : column.IsConstant ? "is constant"
            : column.CountsRows && request.Task != HistoryTask.Rul ? "counts the rows"
            : null;
        if (reason is not null)
        {
            _warnings.Add($"'{column.Name}' {reason}: not used");
        }
        else if (column.Missing > 0)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' is missing in {column.Missing} of {_rows} rows"));
        }

        return reason is null;
    }
}
