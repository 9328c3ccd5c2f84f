using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Web.Tests.Remote;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Transfer;

/// <summary>Folders of models over HTTP.</summary>
public sealed class ModelUploadApiTests : IAsyncLifetime
{
    private TwinServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TwinServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Upload_DependentsFirstAndAgain_CreatesOnce()
    {
        (string, string)[] files = [("shop/press.json", $"[{PressModels.Press.GetRawText()}]"), ("shop/parts/motor.json", PressModels.Motor.GetRawText()), ("shop/readme.md", "# no model")];

        JsonElement first = await CreatedAsync(files);
        JsonElement second = await CreatedAsync(files);

        Assert.Equal((2, 0), (first.GetProperty("created").GetInt32(), second.GetProperty("created").GetInt32()));
        Assert.Equal(["shop/press.json", "shop/parts/motor.json"], second.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
        Assert.Equal("dtmi:test:Motor;1", second.GetProperty("files")[1].GetProperty("existing")[0].GetString());
    }

    [Fact]
    public async Task Upload_OneBadFile_CreatesNothingAndNamesThePlace()
    {
        (string, string)[] files =
        [
            ("good.json", PressModels.Motor.GetRawText()),
            ("bad.json", "[\n{\"@context\":\"dtmi:dtdl:context;2\",\"@id\":\"dtmi:test:Bad;1\",\n\"@type\":\"Interface\",\"contents\":[{\"@type\":\"Property\",\"name\":\"x\",\"schema\":\"nosuch\"}]}]"),
            ("broken.json", "{\n \"@id\": \n}"),
        ];

        using HttpResponseMessage refused = await SendAsync(files);
        JsonElement problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        JsonElement[] reports = [.. problem.GetProperty("files").EnumerateArray()];
        Assert.Empty(reports[0].GetProperty("errors").EnumerateArray());
        JsonElement bad = reports[1].GetProperty("errors")[0];
        Assert.Equal(3, bad.GetProperty("line").GetInt32());
        Assert.StartsWith("dtmi:test:Bad", bad.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(bad.GetProperty("remedy").GetString()!);
        Assert.Equal(("notJson", 3), (reports[2].GetProperty("errors")[0].GetProperty("code").GetString(), reports[2].GetProperty("errors")[0].GetProperty("line").GetInt32()));
        Assert.Equal(0, _server.Graph.Current.Models.Count);
    }

    [Fact]
    public async Task Upload_Isa95Ontology_LoadsAndTenThousandTwinsImport()
    {
        string archive = Path.Combine(RepositoryFiles.Root(), "..", "shared", "data", "isa95-ontology", "isa95.tar.gz");
        Assert.SkipUnless(File.Exists(archive), "the ISA-95 ontology is not here");

        JsonElement answer = await CreatedAsync([.. Unpack(archive).Reverse()]);
        using StringContent file = new(TwinFile(10_000), Encoding.UTF8, "application/x-ndjson");
        using HttpResponseMessage accepted = await _server.Client.PostAsync("/api/graph/import", file, Stop);
        JsonElement job = await _server.JobAsync((await accepted.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("jobId").GetString()!);

        Assert.Equal(180, answer.GetProperty("created").GetInt32());
        Assert.Equal(("succeeded", 0, 10_000), (job.GetProperty("state").GetString(), job.GetProperty("result").GetProperty("refused").GetInt32(), job.GetProperty("result").GetProperty("twins").GetInt32()));
        Assert.True(job.GetProperty("result").GetProperty("relationships").GetInt32() > 1_000);
        Assert.Equal((180, 10_000), (_server.Graph.Current.Models.Count, _server.Graph.Current.Twins.Count));
    }

    private static IEnumerable<(string Path, string Text)> Unpack(string archive)
    {
        using GZipStream gzip = new(File.OpenRead(archive), CompressionMode.Decompress);
        using TarReader tar = new(gzip);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry is { EntryType: TarEntryType.RegularFile, DataStream: { } content } && entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                using StreamReader reader = new(content);
                yield return (entry.Name, reader.ReadToEnd());
            }
        }
    }

    /// <summary>Twins of every model in turn, with their text properties set, and every relationship that the models allow between neighbours.</summary>
    private string TwinFile(int count)
    {
        TwinModel[] models = [.. _server.Graph.Current.Models.All];
        StringBuilder twins = new();
        StringBuilder edges = new();
        Dictionary<string, string> newest = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            DtdlInterface model = models[i % models.Length].Interface;
            string id = string.Create(CultureInfo.InvariantCulture, $"twin-{i}");
            IEnumerable<string> texts = model.Contents.OfType<DtdlProperty>().Where(property => property.Schema is DtdlPrimitive { Kind: PrimitiveKind.String }).Select(property => $",\"{property.Name}\":\"value {i}\"");
            twins.Append("{\"$dtId\":\"").Append(id).Append("\",\"$metadata\":{\"$model\":\"").Append(model.ModelId).Append("\"}").AppendJoin("", texts).Append("}\n");
            newest[model.ModelId] = id;
            foreach (DtdlRelationship relationship in model.Contents.OfType<DtdlRelationship>().Where(relationship => relationship.Target is not null && newest.ContainsKey(relationship.Target)))
            {
                string target = newest[relationship.Target!];
                if (target != id)
                {
                    edges.Append("{\"$dtId\":\"").Append(id).Append("\",\"$relationshipId\":\"").Append(relationship.Name).Append("\",\"$relationshipName\":\"").Append(relationship.Name).Append("\",\"$targetId\":\"").Append(target).Append("\"}\n");
                }
            }
        }

        return "{\"Section\":\"Header\"}\n{\"fileVersion\":\"1.0.0\"}\n{\"Section\":\"Twins\"}\n" + twins + "{\"Section\":\"Relationships\"}\n" + edges;
    }

    private async Task<JsonElement> CreatedAsync((string Path, string Text)[] files)
    {
        using HttpResponseMessage response = await SendAsync(files);
        string body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonElement.Parse(body);
    }

    private async Task<HttpResponseMessage> SendAsync((string Path, string Text)[] files)
    {
        using MultipartFormDataContent form = [];
        foreach ((string path, string text) in files)
        {
            form.Add(new StringContent(text, Encoding.UTF8, "application/json"), "files", path);
        }

        return await _server.Client.PostAsync("/api/models/upload", form, Stop);
    }
}
