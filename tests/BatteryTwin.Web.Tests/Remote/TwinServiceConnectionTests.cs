using Azure.Core.Pipeline;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins.Remote;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>Tokens, retries, unknown errors and refused settings of the client of a twin service.</summary>
public sealed class TwinServiceConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refresh_OverHttps_SendsABearerToken()
    {
        await using StubTwinService service = await StubTwinService.StartAsync(StubTwinService.EmptyAsync, secure: true);
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == service.Thumbprint };
        using HttpClient trusting = new(handler);
        FixedCredential credential = new();
        await using RemoteGraph remote = new(service.Url, credential, new HttpClientTransport(trusting));

        await remote.Graph.RefreshAsync(Stop);

        Assert.NotEmpty(service.Requests);
        Assert.All(service.Requests, request => Assert.Equal("Bearer secret-token", request.Authorization));
        Assert.Contains("https://digitaltwins.azure.net/.default", credential.Scopes);
    }

    [Fact]
    public async Task Refresh_OverLoopbackHttp_SendsNoToken()
    {
        await using StubTwinService service = await StubTwinService.StartAsync(StubTwinService.EmptyAsync);
        await using RemoteGraph remote = new(service.Url, new FixedCredential());

        await remote.Graph.RefreshAsync(Stop);

        Assert.All(service.Requests, request => Assert.Empty(request.Authorization));
    }

    [Fact]
    public async Task Refresh_UntrustedCertificate_IsAnOutage()
    {
        await using StubTwinService service = await StubTwinService.StartAsync(StubTwinService.EmptyAsync, secure: true);
        await using RemoteGraph remote = new(service.Url, new FixedCredential());

        TwinGraphException refusal = await Assert.ThrowsAsync<TwinGraphException>(() => remote.Graph.RefreshAsync(Stop));

        Assert.Equal(GraphErrorCode.ServiceUnavailable, refusal.Code);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Requests_BusyService_AreRepeated(int status)
    {
        await using StubTwinService service = await StubTwinService.StartAsync((context, request) =>
            request == 1 ? StubTwinService.ErrorAsync(context, status, "Busy", "later") : StubTwinService.EmptyAsync(context, request));
        await using RemoteGraph remote = new(service.Url);

        await remote.Graph.RefreshAsync(Stop);

        Assert.Equal(service.Requests[0].Request, service.Requests[1].Request);
        Assert.Null(remote.Graph.Status.Problem);
    }

    [Theory]
    [InlineData(400, "SomethingNew", GraphErrorCode.InvalidArgument)]
    [InlineData(412, "SomethingNew", GraphErrorCode.PreconditionFailed)]
    [InlineData(404, "DigitalTwinNotFound", GraphErrorCode.DigitalTwinNotFound)]
    [InlineData(404, "TargetDigitalTwinNotFound", GraphErrorCode.TargetTwinNotFound)]
    [InlineData(409, "ModelIdAlreadyExists", GraphErrorCode.ModelAlreadyExists)]
    [InlineData(401, "Unauthorized", GraphErrorCode.NotAuthorized)]
    [InlineData(403, "Forbidden", GraphErrorCode.NotAuthorized)]
    [InlineData(500, "InternalServerError", GraphErrorCode.ServiceUnavailable)]
    public async Task Requests_Errors_AreMappedAndKeepTheirWords(int status, string code, GraphErrorCode expected)
    {
        await using StubTwinService service = await StubTwinService.StartAsync((context, _) => StubTwinService.ErrorAsync(context, status, code, "because so"));
        await using RemoteGraph remote = new(service.Url);

        TwinGraphException refusal = await Assert.ThrowsAsync<TwinGraphException>(async () => await remote.Graph.DeleteTwinAsync("one", ETagCondition.None, RemoteGraph.Origin, Stop));

        Assert.Equal(expected, refusal.Code);
        Assert.Contains("because so", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_TwinsOfAnOlderService_AreReadWithoutUpdateTimes()
    {
        await using StubTwinService service = await StubTwinService.StartAsync(async (context, request) =>
        {
            using StreamReader reader = new(context.Request.Body);
            string body = await reader.ReadToEndAsync(Stop);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.Contains("digitaltwins", StringComparison.Ordinal)
                ? """{"value":[{"$dtId":"one","$etag":"W/\"1\"","Speed":1,"Part":{"Amps":2,"$metadata":{}},"$metadata":{"$model":"dtmi:gone;1","Speed":{}}}],"continuationToken":null}"""
                : """{"value":[]}""", Stop);
        });
        await using RemoteGraph remote = new(service.Url);

        await remote.Graph.RefreshAsync(Stop);

        Twin twin = Assert.Single(remote.Graph.Current.Twins.Values);
        Assert.Equal((1, 2), (twin.Property("Speed")!.Value.GetInt32(), twin.Property("Part.Amps")!.Value.GetInt32()));
    }

    [Theory]
    [InlineData("http://10.0.0.1:5080", "use https")]
    [InlineData("ftp://somewhere", "give the address of the service")]
    [InlineData("plant", "give the address of the service")]
    [InlineData("https://user:word@plant", "bare address")]
    public async Task Start_EndpointThatCannotBe_IsRefused(string endpoint, string reason)
    {
        await using RemoteGraph remote = new(endpoint);

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => remote.Graph);

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("BatteryTwin:Twins:Endpoint", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_ServiceAwayAtTheStart_StartsAndSaysSo()
    {
        await using TwinServer front = await TwinServer.StartAsync(settings: ["--BatteryTwin:Twins:Endpoint=http://127.0.0.1:9", "--BatteryTwin:Twins:MaxRetries=0"]);

        Assert.Contains("never read yet", await front.Client.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);
        using HttpResponseMessage put = await front.Client.PutAsync(
            "/digitaltwins/new?api-version=2023-10-31", new StringContent(PressModels.Twin(4).GetRawText(), System.Text.Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, put.StatusCode);
    }
}
