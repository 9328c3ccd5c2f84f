using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Reports;

/// <summary>Writes a component as one HTML file that refers to nothing outside itself: the pages' own drawings, and their styles within. Singleton.</summary>
public sealed class HtmlFiles(IServiceScopeFactory scopes, ILoggerFactory loggers, IWebHostEnvironment environment, IOptions<PlantCalendarOptions> options)
{
    /// <param name="title">Title of the file.</param>
    /// <param name="zone">Time zone it speaks in; null for the configured one.</param>
    /// <param name="styles">Style sheets below the web root, in order.</param>
    /// <param name="parameters">Parameters of the component.</param>
    public async Task<string> WriteAsync<TComponent>(string title, TimeZoneInfo? zone, IReadOnlyList<string> styles, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        PlantCalendarOptions plant = options.Value;
        ReportScope services = new(scope.ServiceProvider, new(zone ?? TimeZoneInfo.FindSystemTimeZoneById(plant.TimeZone), plant.FirstShiftHour, plant.ShiftsPerDay));
        await using HtmlRenderer renderer = new(services, loggers);
        ParameterView view = ParameterView.FromDictionary(parameters.ToDictionary(item => item.Name, item => item.Value));
        string body = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());
        StringBuilder html = new("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n<style>\n");
        foreach (string style in styles)
        {
            html.Append(await StyleAsync(style));
        }

        return html.Append("</style>\n</head>\n<body class=\"report\">\n").Append(body).Append("\n</body>\n</html>\n").ToString();
    }

    private async Task<string> StyleAsync(string path)
    {
        IFileInfo file = environment.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
        {
            return string.Empty;
        }

        await using Stream stream = file.CreateReadStream();
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }
}
