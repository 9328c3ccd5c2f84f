namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>The primitive schemas.</summary>
public enum PrimitiveKind
{
    Boolean,
    Date,
    DateTime,
    Double,
    Duration,
    Float,
    Integer,
    Long,
    String,
    Time,
}
