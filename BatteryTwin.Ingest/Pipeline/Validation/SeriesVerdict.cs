using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Pipeline.Mapping;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>What holds for every point of a series that comes with one type, until the models change.</summary>
internal sealed class SeriesVerdict(FieldType given)
{
    private volatile bool _confirmed;

    /// <summary>Type the values come with.</summary>
    public FieldType Given { get; } = given;

    /// <summary>Type the values are stored as.</summary>
    public FieldType StoredAs { get; init; } = given;

    /// <summary>Why no value is taken: stable code and words; null when values are taken.</summary>
    public (string Code, string Reason)? Refusal { get; init; }

    /// <summary>The check each value must pass, and what is said of one that does not.</summary>
    public (SchemaFit Fit, string Reason)? Check { get; init; }

    /// <summary>Set when no model knows the series.</summary>
    public UnmappedEntry? Unmapped { get; init; }

    /// <summary>Set when a rule of the tag mapping sends the values to a twin's series.</summary>
    public MappedEntry? Mapping { get; init; }

    /// <summary>The series names a twin of the graph, modelled or not.</summary>
    public bool HasTwin { get; init; }

    /// <summary>The store holds the series with the type of <see cref="StoredAs"/>, and always will.</summary>
    public bool IsConfirmed => _confirmed;

    /// <summary>Values pass unchanged and unchecked.</summary>
    public bool IsPlain => Refusal is null && Check is null && StoredAs == Given && Mapping is null;

    /// <summary>The series under which the values are stored.</summary>
    public SeriesKey KeyOf(SeriesKey given) => Mapping?.Mapped.Target ?? given;

    public void Confirm() => _confirmed = true;

    public static SeriesVerdict Refuse(FieldType given, string code, string reason) => new(given) { Refusal = (code, reason), HasTwin = true };

    /// <summary>A value as the mapping makes it, checked against the model; only of a mapped series.</summary>
    public ConvertedValue Map(FieldValue value)
    {
        MappedSeries mapped = Mapping!.Mapped;
        ConvertedValue converted = mapped.Converter.Of(value);
        return converted.IsDropped ? converted
            : converted.Fault is { } fault ? ConvertedValue.Refused($"{mapped.Place}: {fault}")
            : FaultOf(converted.Value) is { } reason ? ConvertedValue.Refused($"{reason}, not {converted.Value} (from {value})")
            : converted;
    }

    /// <summary>The reason why one value is refused, or null.</summary>
    public string? FaultOf(FieldValue value)
    {
        if (Check is not { } check)
        {
            return null;
        }

        SchemaFit fit = check.Fit;
        bool fits = value.Type switch
        {
            FieldType.Unsigned when StoredAs == FieldType.Unsigned => true,
            FieldType.Unsigned => value.ToUnsigned() <= (ulong)fit.Max,
            FieldType.Integer => value.Bits >= fit.Min && value.Bits <= fit.Max,
            _ => true,
        };
        return fits && (fit.AllowsText is null || fit.AllowsText(value.ToString())) ? null : check.Reason;
    }

    /// <summary>A value's bits in the type it is stored as.</summary>
    public long Convert(long bits) => (Given, StoredAs) switch
    {
        (FieldType.Integer, FieldType.Float) => BitConverter.DoubleToInt64Bits(bits),
        (FieldType.Unsigned, FieldType.Float) => BitConverter.DoubleToInt64Bits((ulong)bits),
        _ => bits,
    };
}
