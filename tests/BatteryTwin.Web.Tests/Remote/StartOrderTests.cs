using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Remote;

public sealed class StartOrderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-order-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task GraphThatComesAfterItsReader_IsReadSoon_HoweverLongTheInterval()
    {
        string address;
        await using (TwinServer before = await TwinServer.StartAsync(_directory))
        {
            address = before.Url;
            await before.Graph.AddModelsAsync([PressModels.Press, PressModels.Motor], RemoteGraph.Origin, Stop);
            await before.Graph.PutTwinAsync("Press-7", PressModels.Twin(), ETagCondition.IfNew, RemoteGraph.Origin, Stop);
        }

        await using TwinServer reader = await TwinServer.StartAsync(
            settings: [$"--BatteryTwin:Twins:Endpoint={address}", "--BatteryTwin:Twins:RefreshInterval=01:00:00", "--BatteryTwin:Twins:MaxRetries=0", "--Logging:LogLevel:Default=None"]);
        Assert.Empty(reader.Graph.Current.Twins);
        await using TwinServer graph = await TwinServer.StartAsync(_directory, address);

        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));
        while (reader.Graph.Current.Twins.Count == 0)
        {
            await Task.Delay(20, deadline.Token);
        }

        Assert.Equal(["Press-7"], reader.Graph.Current.Twins.Keys);
    }
}
