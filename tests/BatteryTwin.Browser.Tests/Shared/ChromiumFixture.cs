using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>Debian's Chromium, started once for all tests.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>What is expected comes within this time, also where tests share two cores with a plant that starts. Playwright's own 5 s are for one page alone.</summary>
    private const float ExpectedWithinMs = 20_000;

    private readonly List<IBrowserContext> _windows = [];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _test;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(ExpectedWithinMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
    }

    /// <summary>A page in a window of its own, with nothing remembered from other tests, connected and ready to answer.</summary>
    public async Task<IPage> OpenAsync(Uri address, ColorScheme theme = ColorScheme.Light, int width = 1440, int height = 900)
    {
        await CloseEarlierAsync();
        IBrowserContext context = await _browser!.NewContextAsync(new() { ColorScheme = theme, ViewportSize = new() { Width = width, Height = height } });
        _windows.Add(context);
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(ExpectedWithinMs);
        await page.GotoAsync(address.ToString());
        await page.Locator("html[data-connected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Windows that an earlier test left open would keep its server drawing.</summary>
    private async Task CloseEarlierAsync()
    {
        string? test = TestContext.Current.Test?.UniqueID;
        if (test == _test)
        {
            return;
        }

        _test = test;
        foreach (IBrowserContext window in _windows)
        {
            await window.CloseAsync();
        }

        _windows.Clear();
    }
}
