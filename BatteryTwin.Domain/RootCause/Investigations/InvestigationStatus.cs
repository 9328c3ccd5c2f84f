using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>How far an investigation is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvestigationStatus>))]
public enum InvestigationStatus
{
    Open,

    /// <summary>A conclusion was written; causes are no longer judged until it is opened again.</summary>
    Concluded,
}
