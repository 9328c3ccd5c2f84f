using System.Text;
using System.Text.Json;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Holds the members of one JSON record until its end, when its time and series are known, and then moves its values into the batch.</summary>
internal sealed class JsonRecordAssembly(RecordBatch batch, TimeText time, bool joinsTimes, string timePlaces)
{
    private readonly RecordHeads _heads = new(batch);
    private readonly List<Member> _members = [];
    private readonly List<(string Path, string Reason)> _faults = [];
    private byte[] _text = new byte[4096];
    private int _length;
    private bool _hasEmpty;

    public RecordDefaults Defaults
    {
        get => _heads.Defaults;
        set
        {
            if (value != _heads.Defaults)
            {
                _heads.Defaults = value with { };
            }
        }
    }

    public void Begin()
    {
        _members.Clear();
        _faults.Clear();
        _length = 0;
        _hasEmpty = false;
    }

    /// <summary>A member with a single value, at which the reader stands.</summary>
    public void Add(RecordColumn column, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null || column.Role == RecordRole.Ignored)
        {
            _hasEmpty = true;
            return;
        }

        int most = reader.ValueSpan.Length;
        if (_length + most > _text.Length)
        {
            Array.Resize(ref _text, (_length + most) * 2);
        }

        int length = most;
        if (reader.TokenType == JsonTokenType.String)
        {
            length = reader.CopyString(_text.AsSpan(_length));
        }
        else
        {
            reader.ValueSpan.CopyTo(_text.AsSpan(_length));
        }

        _members.Add(new(column, reader.TokenType, _length, length));
        _length += length;
    }

    public void AddFault(ReadOnlySpan<byte> path, string reason) => _faults.Add((Encoding.UTF8.GetString(path), reason));

    /// <summary>Moves the record's values into the batch, or notes why it cannot be taken.</summary>
    public void End(ReadOnlySpan<byte> json, int row)
    {
        (int timeAt, int twinAt) = (Best(RecordRole.Time), Best(RecordRole.Twin));
        if (FaultOfTime(timeAt, out long timeNs) is { } fault)
        {
            batch.AddFault(row, RejectionCode.Unparsable, fault, json);
            return;
        }

        FindParts(twinAt);
        if (_heads.Find(out RecordHead head) is { } wrong)
        {
            batch.AddFault(row, RejectionCode.Unparsable, wrong, json);
            return;
        }

        int values = 0;
        for (int i = 0; i < _members.Count; i++)
        {
            if (IsValue(i, timeAt, twinAt))
            {
                values++;
                AddValue(head, _members[i], timeNs, row, json);
            }
        }

        foreach ((string path, string reason) in _faults)
        {
            batch.AddFault(row, RejectionCode.Unparsable, $"'{path}' {reason}", json);
        }

        if (values == 0 && _faults.Count == 0 && !_hasEmpty)
        {
            batch.AddFault(row, RejectionCode.Unparsable, "holds no values besides time, twin and tags", json);
        }
    }

    private void AddValue(RecordHead head, Member member, long timeNs, int row, ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> text = _text.AsSpan(member.Start, member.Length);
        RecordValueKind kind = member.Column.Kind != RecordValueKind.Any ? member.Column.Kind : member.Token switch
        {
            JsonTokenType.Number => RecordValueKind.Number,
            JsonTokenType.String => RecordValueKind.Text,
            _ => RecordValueKind.Boolean,
        };
        string? reason = member.Column.Role == RecordRole.FieldValue && head.Field is null ? "names no field"
            : RecordBatch.FaultOfName(head.Field ?? member.Column.Name) is { } wrong ? wrong
            : member.Column.Name.Length == 0 ? "is a member without a name"
            : batch.Add(head, member.Column, text, kind, decimalComma: false, timeNs, row);
        if (reason is not null)
        {
            batch.AddFault(row, RejectionCode.Unparsable, $"'{member.Column.Name}': '{RecordFault.Quote(text)}' {reason}", json);
        }
    }

    private string? FaultOfTime(int timeAt, out long timeNs)
    {
        timeNs = Defaults.TimeNs ?? 0;
        if (timeAt < 0)
        {
            return Defaults.TimeNs is null ? $"has no time: no member {timePlaces}" : null;
        }

        ReadOnlySpan<byte> text = joinsTimes ? JoinTimes() : Text(_members[timeAt]);
        return time.TryRead(text, out timeNs, out string reason) ? null : $"time '{RecordFault.Quote(text)}' {reason}";
    }

    private ReadOnlySpan<byte> JoinTimes() =>
        Encoding.UTF8.GetBytes(string.Join(' ', _members.Where(member => member.Column.Role == RecordRole.Time).OrderBy(member => member.Column.Rank).Select(member => Encoding.UTF8.GetString(Text(member)))));

    private void FindParts(int twinAt)
    {
        _heads.Clear();
        for (int i = 0; i < _members.Count; i++)
        {
            Member member = _members[i];
            if (i == twinAt || member.Column.Role is RecordRole.Measurement or RecordRole.Tag or RecordRole.FieldName)
            {
                _heads.Add(member.Column, Text(member));
            }
        }
    }

    /// <summary>Of several members that could be the time or the twin the first name counts; the others are values like all.</summary>
    private bool IsValue(int index, int timeAt, int twinAt) => _members[index].Column.Role switch
    {
        RecordRole.Field or RecordRole.FieldValue => true,
        RecordRole.Time => !joinsTimes && index != timeAt,
        RecordRole.Twin => index != twinAt,
        _ => false,
    };

    private int Best(RecordRole role)
    {
        int best = -1;
        for (int i = 0; i < _members.Count; i++)
        {
            if (_members[i].Column.Role == role && (best < 0 || _members[i].Column.Rank <= _members[best].Column.Rank))
            {
                best = i;
            }
        }

        return best;
    }

    private ReadOnlySpan<byte> Text(Member member) => _text.AsSpan(member.Start, member.Length);

    private readonly record struct Member(RecordColumn Column, JsonTokenType Token, int Start, int Length);
}
