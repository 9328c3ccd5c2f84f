using System.Text.Json;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// A plant with as many twins as wanted, three relationships a twin: lines contain stations, stations contain cells, each cell feeds the next one and
/// names the cell it was tested beside. A cell has six properties and a component with two.
/// </summary>
internal static class CellPlant
{
    public const int CellsPerStation = 100;
    private const int StationsPerLine = 10;

    public const string Models = """
        [{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:bench:Asset;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "Name", "schema": "string"}, {"@type": "Relationship", "name": "contains", "target": "dtmi:bench:Asset;1"}]},
         {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:bench:Line;1", "@type": "Interface", "extends": "dtmi:bench:Asset;1"},
         {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:bench:Station;1", "@type": "Interface", "extends": "dtmi:bench:Asset;1"},
         {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:bench:Tab;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "resistance", "schema": "double"}, {"@type": "Property", "name": "welded", "schema": "boolean"}]},
         {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:bench:Cell;1", "@type": "Interface", "extends": "dtmi:bench:Asset;1", "contents": [
           {"@type": "Property", "name": "capacity", "schema": "double"}, {"@type": "Property", "name": "voltage", "schema": "double"},
           {"@type": "Property", "name": "batch", "schema": "integer"}, {"@type": "Property", "name": "grade", "schema": "string"},
           {"@type": "Property", "name": "passed", "schema": "boolean"}, {"@type": "Component", "name": "tab", "schema": "dtmi:bench:Tab;1"},
           {"@type": "Relationship", "name": "feeds", "target": "dtmi:bench:Cell;1"}, {"@type": "Relationship", "name": "testedBeside", "target": "dtmi:bench:Cell;1"}]}]
        """;

    public static string Cell(int i) => $"cell-{i:D7}";

    public static string Station(int i) => $"station-{i:D5}";

    public static string Line(int i) => $"line-{i:D4}";

    /// <summary>The plant as lines of an import file.</summary>
    public static IEnumerable<string> Lines(int twins)
    {
        yield return """{"Section": "Header"}""";
        yield return """{"fileVersion": "1.0.0", "author": "benchmark", "organization": "benchmark"}""";
        yield return """{"Section": "Models"}""";
        foreach (JsonElement model in JsonElement.Parse(Models).EnumerateArray())
        {
            yield return OnOneLine(model);
        }

        List<JsonElement> edges = [];
        yield return """{"Section": "Twins"}""";
        foreach (JsonElement document in Documents(twins).Select(document => document.GetProperty("digitalTwinsGraph")))
        {
            foreach (JsonElement twin in document.GetProperty("digitalTwins").EnumerateArray())
            {
                yield return OnOneLine(twin);
            }

            edges.Add(document.GetProperty("relationships"));
        }

        yield return """{"Section": "Relationships"}""";
        foreach (JsonElement edge in edges.SelectMany(some => some.EnumerateArray()))
        {
            yield return OnOneLine(edge);
        }
    }

    private static string OnOneLine(JsonElement json) => JsonSerializer.Serialize(json);

    /// <summary>Graph documents of some thousand twins and relationships each, twins before the relationships that need them.</summary>
    public static IEnumerable<JsonElement> Documents(int twins, int perDocument = 5_000)
    {
        int stations = Math.Max(1, twins / (CellsPerStation + 1));
        int lines = (stations + StationsPerLine - 1) / StationsPerLine;
        int cells = twins - stations - lines;
        IEnumerable<string> all = Enumerable.Range(0, lines).Select(i => Asset(Line(i), "Line"))
            .Concat(Enumerable.Range(0, stations).Select(i => Asset(Station(i), "Station")))
            .Concat(Enumerable.Range(0, cells).Select(CellJson));
        IEnumerable<string> edges = Enumerable.Range(0, stations).Select(i => Edge(Line(i / StationsPerLine), "contains", Station(i)))
            .Concat(Enumerable.Range(0, cells).SelectMany(i => (string[])
            [
                Edge(Station(i / CellsPerStation % stations), "contains", Cell(i)),
                Edge(Cell(i), "feeds", Cell((i + 1) % cells)),
                Edge(Cell(i), "testedBeside", Cell((i + 7919) % cells)),
            ]));
        return all.Chunk(perDocument).Select(chunk => Document(chunk, [])).Concat(edges.Chunk(perDocument).Select(chunk => Document([], chunk)));
    }

    private static JsonElement Document(string[] twins, string[] edges) => JsonElement.Parse(
        $$$"""{"digitalTwinsFileInfo": {"fileVersion": "1.0.0"}, "digitalTwinsGraph": {"digitalTwins": [{{{string.Join(',', twins)}}}], "relationships": [{{{string.Join(',', edges)}}}]}}""");

    private static string Asset(string id, string model) => $$$"""{"$dtId": "{{{id}}}", "Name": "{{{id}}}", "$metadata": {"$model": "dtmi:bench:{{{model}}};1"}}""";

    private static string CellJson(int i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $$$"""
        {"$dtId": "{{{Cell(i)}}}", "Name": "Cell {{{i}}}", "capacity": {{{45 + (i % 1000 / 100.0)}}}, "voltage": {{{3.6 + (i % 100 / 1000.0)}}}, "batch": {{{i / 500}}}, "grade": "{{{"ABC"[i % 3]}}}",
         "passed": {{{(i % 50 == 0 ? "false" : "true")}}}, "tab": {"resistance": {{{0.1 + (i % 40 / 1000.0)}}}, "welded": true, "$metadata": {}}, "$metadata": {"$model": "dtmi:bench:Cell;1"}}
        """);

    private static string Edge(string source, string name, string target) =>
        $$$"""{"$sourceId": "{{{source}}}", "$relationshipId": "{{{name}}}-{{{target}}}", "$relationshipName": "{{{name}}}", "$targetId": "{{{target}}}"}""";
}
