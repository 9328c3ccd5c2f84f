using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Parsing;
using BatteryTwin.Domain.Dtdl.Language.Rules;

namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>
/// Checks documents against the DTDL language, versions 2 and 3, by the normative language specifications. Documents given together may refer to each
/// other. Any JSON is accepted as input; work grows about linearly with it.
/// </summary>
public static class ModelValidator
{
    /// <summary>Checks documents given as text; one that is not JSON is an error of its own, the others are still read.</summary>
    public static ModelVerdict ValidateTexts(IEnumerable<string> documents, ModelOptions? options = null, CancellationToken stop = default)
    {
        ModelReading reading = new(options ?? ModelOptions.Default, stop);
        DocumentReader.ReadTexts(reading, documents);
        ModelRules.Check(reading);
        return ModelVerdict.Of(reading);
    }

    /// <summary>Checks documents already read.</summary>
    public static ModelVerdict Validate(IEnumerable<JsonNode> documents, ModelOptions? options = null, CancellationToken stop = default)
    {
        ModelReading reading = new(options ?? ModelOptions.Default, stop);
        DocumentReader.Read(reading, documents);
        ModelRules.Check(reading);
        return ModelVerdict.Of(reading);
    }
}
