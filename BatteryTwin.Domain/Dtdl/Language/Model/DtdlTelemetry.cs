namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Measurements a twin sends.</summary>
public sealed record DtdlTelemetry : DtdlValue;
