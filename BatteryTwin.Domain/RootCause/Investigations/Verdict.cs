using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>What a person says of a proposed cause.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>It is a cause.</summary>
    Confirmed,

    /// <summary>It is none.</summary>
    Rejected,

    /// <summary>It cannot be said yet.</summary>
    Parked,
}
