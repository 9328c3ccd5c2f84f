using BatteryTwin.Domain.Dtdl.Language.Errors;

namespace BatteryTwin.Web.Api;

/// <summary>Answer of a model check; lines and columns of the errors count in the request body.</summary>
public sealed record ModelCheckAnswer(bool Valid, IReadOnlyList<ModelError> Errors);
