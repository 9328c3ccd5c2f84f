using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Dtdl.Language.Parsing;
using BatteryTwin.Domain.Dtdl.Language.Rules;

namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>Checks documents as <see cref="ModelValidator"/> does and, when they are valid, resolves them into a model.</summary>
public static class ModelParser
{
    public static ModelVerdict ParseTexts(IEnumerable<string> documents, ModelOptions? options = null, CancellationToken stop = default)
    {
        ModelReading reading = new(options ?? ModelOptions.Default, stop);
        DocumentReader.ReadTexts(reading, documents);
        return Conclude(reading);
    }

    public static ModelVerdict Parse(IEnumerable<JsonNode> documents, ModelOptions? options = null, CancellationToken stop = default)
    {
        ModelReading reading = new(options ?? ModelOptions.Default, stop);
        DocumentReader.Read(reading, documents);
        return Conclude(reading);
    }

    private static ModelVerdict Conclude(ModelReading reading)
    {
        IReadOnlyList<InterfaceContents> interfaces = ModelRules.Check(reading);
        return ModelVerdict.Of(reading) with { Model = reading.Errors.Count == 0 ? new ModelBuilder().Build(interfaces) : null };
    }
}
