namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>What a number measures: semantic type and unit, as terms, for example Temperature in degreeCelsius.</summary>
public sealed record DtdlQuantity(string SemanticType, string Unit);
