using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
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
    public static ModelVerdict ValidateTexts(IEnumerable<string> documents, ModelOptions? options = null)
    {
        ModelReading reading = new(options ?? ModelOptions.Default);
        ElementReader reader = new(reading);
        int index = 0;
        foreach (string document in documents)
        {
            try
            {
                reader.ReadDocument(JsonText.Read(document), index);
            }
            catch (JsonTextException fault)
            {
                reading.Document = index;
                reading.Report(ModelErrorCode.InvalidJson, fault.Position, detail: fault.Message);
            }

            index++;
        }

        return Conclude(reading);
    }

    /// <summary>Checks documents already read.</summary>
    public static ModelVerdict Validate(IEnumerable<JsonNode> documents, ModelOptions? options = null)
    {
        ModelReading reading = new(options ?? ModelOptions.Default);
        ElementReader reader = new(reading);
        int index = 0;
        foreach (JsonNode document in documents)
        {
            reader.ReadDocument(document, index++);
        }

        return Conclude(reading);
    }

    private static ModelVerdict Conclude(ModelReading reading)
    {
        new ReferenceRules(reading).Check();
        new AdjunctTypeRules(reading).Check();
        new UniquenessRules(reading).Check();
        new SchemaRules(reading).Check();
        InheritanceRules inheritance = new(reading);
        inheritance.Check();
        new InheritedNameRules(reading, inheritance.Ordered).Check();
        new ComponentRules(reading, inheritance).Check();
        new SizeRules(reading, inheritance).Check();
        new AnnotationRules(reading, inheritance.Ordered).Check();
        ImmutableArray<ModelError> errors = [.. reading.Errors.Errors.OrderBy(error => error.Document).ThenBy(error => error.Line).ThenBy(error => error.Column)];
        return new ModelVerdict(errors, reading.Errors.Dropped);
    }
}
