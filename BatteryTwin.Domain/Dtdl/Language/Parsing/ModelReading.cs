using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>One check of a set of documents: the elements found so far and the errors.</summary>
internal sealed class ModelReading(ModelOptions options, CancellationToken stop)
{
    public ModelOptions Options { get; } = options;

    /// <summary>Asked for now and then during long work.</summary>
    public CancellationToken Stop { get; } = stop;

    public ErrorLog Errors { get; } = new(options.MaxErrors);

    public List<Element> Elements { get; } = [];

    /// <summary>Elements with an identifier of their own.</summary>
    public Dictionary<string, Element> ById { get; } = new(StringComparer.Ordinal);

    /// <summary>Identifiers of elements too wrong to be kept; references to them are not reported again.</summary>
    public HashSet<string> Abandoned { get; } = new(StringComparer.Ordinal);

    /// <summary>The document being read.</summary>
    public int Document { get; set; }

    /// <summary>Reports a fault of the document being read that belongs to no element yet.</summary>
    public void Report(ModelErrorCode code, TextPosition position, string? value = null, string? property = null, string? detail = null) =>
        Errors.Add(code, Document, position, null, property, value, detail);

    /// <summary>Reports a fault of an element.</summary>
    public void Report(ModelErrorCode code, Element element, TextPosition position, string? property = null, string? value = null, string? detail = null) =>
        Errors.Add(code, element.Place.Document, position, Errors.IsFull ? null : element.Id, property, value, detail);
}
