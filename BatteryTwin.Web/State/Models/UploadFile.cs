using BatteryTwin.Domain.Dtdl.Language.Errors;

namespace BatteryTwin.Web.State.Models;

/// <summary>A checked file of an upload.</summary>
/// <param name="Name">Its name, or path in the folder.</param>
/// <param name="New">Models to be stored.</param>
/// <param name="Existing">Models that are stored already, equal.</param>
/// <param name="Errors">Faults, in the order of the text.</param>
/// <param name="Lines">The text around the faults.</param>
public sealed record UploadFile(string Name, IReadOnlyList<string> New, IReadOnlyList<string> Existing, IReadOnlyList<ModelError> Errors, IReadOnlyList<UploadLine> Lines);
