using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>
/// Raw bytes of a line's head (measurement and tags) or, with <see cref="Parent"/> set, of a field below that head, met before and
/// decoded once. <see cref="Raw"/> of a field ends with its equals sign.
/// </summary>
internal sealed class InternedKey(int id, InternedKey? parent, byte[] raw, ulong hash)
{
    // Senders repeat their fields in one order; beyond this many a field is found by its hash.
    private const int MaxPredicted = 32;

    private PredictedField[] _fields = [];

    /// <summary>Dense number within its table.</summary>
    public int Id { get; } = id;

    public InternedKey? Parent { get; } = parent;

    public byte[] Raw { get; } = raw;

    public ulong Hash { get; } = hash;

    /// <summary>Of a head: its measurement and tags.</summary>
    public (string Measurement, SeriesTag[] Tags) Head { get; init; }

    /// <summary>Of a field: the series.</summary>
    public SeriesKey? Series { get; init; }

    /// <summary>The fields of this head in the order they were first met; entries are only ever appended.</summary>
    public ReadOnlySpan<PredictedField> Predicted => Volatile.Read(ref _fields);

    /// <summary>Remembers a field's position; called under the table's lock.</summary>
    public void Append(InternedKey field)
    {
        if (_fields.Length < MaxPredicted)
        {
            Volatile.Write(ref _fields, [.. _fields, new(field.Raw, field.Id, field)]);
        }
    }
}
