using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A host environment without files, for rendering components alone.</summary>
internal sealed class NoFiles : IWebHostEnvironment
{
    public string WebRootPath { get; set; } = string.Empty;

    public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();

    public string ApplicationName { get; set; } = "BatteryTwin.Web";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    public string ContentRootPath { get; set; } = string.Empty;

    public string EnvironmentName { get; set; } = "Production";
}
