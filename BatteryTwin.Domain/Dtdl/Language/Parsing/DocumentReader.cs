using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads sets of documents, each with its number.</summary>
internal static class DocumentReader
{
    public static void ReadTexts(ModelReading reading, IEnumerable<string> documents)
    {
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
    }

    public static void Read(ModelReading reading, IEnumerable<JsonNode> documents)
    {
        ElementReader reader = new(reading);
        int index = 0;
        foreach (JsonNode document in documents)
        {
            reader.ReadDocument(document, index++);
        }
    }
}
