using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A browser address that tests choose.</summary>
internal sealed class TestNavigation : NavigationManager
{
    public TestNavigation(string path) => Initialize("http://localhost:5080/", $"http://localhost:5080{path}");

    protected override void NavigateToCore(string uri, NavigationOptions options)
    {
        Uri = ToAbsoluteUri(uri).ToString();
        NotifyLocationChanged(isInterceptedLink: false);
    }
}
