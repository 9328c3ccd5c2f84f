using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of documents and keywords.</summary>
internal static class DocumentErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.InvalidJson, "The text is not JSON: {detail}.", "Correct the text; nothing of this document was checked."),
        new(ModelErrorCode.NotJsonObject, "The document is neither a JSON object nor an array of JSON objects.", "Give one interface as an object, or several as an array of objects."),
        new(ModelErrorCode.PartitionTooLarge, "The text of interface {id} has {value} bytes, more than the {detail} allowed.", "Split the interface; move parts into interfaces it extends or uses as components."),
        new(ModelErrorCode.TopLevelGraphDisallowed, "The top-level object has a member @graph.", "Remove @graph and put its values into a top-level array."),
        new(ModelErrorCode.TopLevelKeywordDisallowed, "The top-level object has the keyword '{value}', which DTDL does not use.", "Remove '{value}'; only @context, @id and @type are allowed."),
        new(ModelErrorCode.GraphDisallowed, "A value of '{property}' has a member @graph.", "Remove @graph and move its values to the top level."),
        new(ModelErrorCode.KeywordDisallowed, "A value of '{property}' has the keyword '{value}', which DTDL does not use.", "Remove '{value}'; only @context, @id and @type are allowed."),
    ];
}
