namespace BatteryTwin.Web.Tests.Api.Adt;

public sealed class AdtEventRoutesApiTests : IAsyncLifetime
{
    private const string Body = """{"endpointName":"hook","filter":"true"}""";
    private const string NotThere = "There is no route available that matches the provided input";

    private AdtHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AdtHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Put_Route_CanBeReadReplacedAndDeleted()
    {
        AdtReply put = await _host.PutAsync("/eventroutes/r-1", Body);
        Assert.Equal((204, string.Empty), (put.Status, put.Text));
        Assert.Equal("""{"id":"r-1","endpointName":"hook","filter":"true"}""", (await _host.GetAsync("/eventroutes/r-1")).Text);

        Assert.Equal(204, (await _host.PutAsync("/eventroutes/r-1", """{"endpointName":"hook","filter":"subject = 'ü'"}""")).Status);
        Assert.Equal("subject = 'ü'", (await _host.GetAsync("/eventroutes/r-1")).Json.GetProperty("filter").GetString());

        Assert.Equal(204, (await _host.DeleteAsync("/eventroutes/r-1")).Status);
        (await _host.GetAsync("/eventroutes/r-1")).Refused(404, "EventRouteNotFound", NotThere);
        (await _host.DeleteAsync("/eventroutes/r-1")).Refused(404, "EventRouteNotFound", NotThere);
    }

    [Fact]
    public async Task Get_List_ComesInPages()
    {
        foreach (string id in (string[])["c", "a", "b"])
        {
            Assert.Equal(204, (await _host.PutAsync($"/eventroutes/{id}", Body)).Status);
        }

        AdtReply first = await _host.GetAsync("/eventroutes", ("max-items-per-page", "2"));
        AdtReply last = await _host.GetAsync(first.NextLink!);

        Assert.Equal(["a", "b"], first.Each("id"));
        Assert.Equal(["c"], last.Each("id"));
        Assert.Null(last.NextLink);
    }

    [Theory]
    [InlineData("[]", "InvalidArgument", "The body must be an object")]
    [InlineData("{}", "EventRouteEndpointInvalid", "'endpointName' is missing")]
    [InlineData("""{"endpointName":"nowhere","filter":"true"}""", "EventRouteEndpointInvalid", "There is no endpoint 'nowhere'")]
    [InlineData("""{"endpointName":"hook"}""", "EventRouteFilterInvalid", "'filter' is missing")]
    [InlineData("""{"endpointName":"hook","filter":7}""", "EventRouteFilterInvalid", "'filter' is missing or no text")]
    public async Task Put_UnusableRoute_SaysWhatIsWrong(string body, string code, string fragment) =>
        (await _host.PutAsync("/eventroutes/r", body)).Refused(400, code, fragment);

    [Fact]
    public async Task Put_FilterWithoutQuotes_IsTaken()
    {
        Assert.Equal(204, (await _host.PutAsync("/eventroutes/r", """{"endpointName":"hook","filter":true}""")).Status);
        Assert.Equal("true", (await _host.GetAsync("/eventroutes/r")).Json.GetProperty("filter").GetString());
    }
}
