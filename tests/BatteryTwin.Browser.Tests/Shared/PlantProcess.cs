using BatteryTwin.Tests.Shared;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The whole program as a process of its own, with a data directory that goes with it.</summary>
public sealed class PlantProcess : ProgramProcess
{
    private readonly string _dataDirectory;

    private PlantProcess(string dataDirectory, string[] settings)
        : base(Programs.Web, [$"--BatteryTwin:DataDirectory={dataDirectory}", .. settings]) => _dataDirectory = dataDirectory;

    /// <summary>Starts the program and waits until it is ready.</summary>
    public static async Task<PlantProcess> StartAsync(params string[] settings)
    {
        PlantProcess plant = new(Directory.CreateTempSubdirectory("batterytwin-browser-").FullName, settings);
        await plant.RunAsync();
        return plant;
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await base.DisposeCoreAsync();
        Directory.Delete(_dataDirectory, recursive: true);
    }
}
