using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>The outcome of a check: errors in the order of the text, and how many more were found than are kept; past that bound the search need not go on.</summary>
public sealed record ModelVerdict(ImmutableArray<ModelError> Errors, int DroppedErrors)
{
    public bool IsValid => Errors.IsEmpty;

    /// <summary>The resolved model, when one was asked for and the documents are valid.</summary>
    public DtdlModel? Model { get; init; }

    internal static ModelVerdict Of(ModelReading reading) => new(
        [.. reading.Errors.Errors.OrderBy(error => error.Document).ThenBy(error => error.Line).ThenBy(error => error.Column)],
        reading.Errors.Dropped);
}
