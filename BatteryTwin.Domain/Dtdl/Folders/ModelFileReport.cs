using BatteryTwin.Domain.Dtdl.Language.Errors;

namespace BatteryTwin.Domain.Dtdl.Folders;

/// <summary>What a file of a model folder holds.</summary>
/// <param name="Path">Its path in the folder.</param>
/// <param name="New">Models that the graph does not have yet.</param>
/// <param name="Existing">Models that the graph has already, equal.</param>
/// <param name="Errors">Faults; lines and columns count in the file.</param>
public sealed record ModelFileReport(string Path, IReadOnlyList<string> New, IReadOnlyList<string> Existing, IReadOnlyList<ModelError> Errors);
