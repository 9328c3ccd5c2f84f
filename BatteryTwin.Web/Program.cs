namespace BatteryTwin.Web;

/// <summary>Entry point of the all-in-one process.</summary>
public sealed class Program
{
    private Program()
    {
    }

    public static Task Main(string[] args) => WebHost.Build(args).RunAsync();
}
