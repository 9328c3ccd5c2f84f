namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>Message and remedy of a fault; {id}, {property}, {value} and {detail} stand for what was found.</summary>
internal sealed record ModelErrorText(ModelErrorCode Code, string Message, string Remedy);
