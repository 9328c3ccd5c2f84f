using System.Net;
using System.Text;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Web.Components.Investigations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.FileProviders;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Writes an investigation as one HTML file that refers to nothing outside itself: the page's own drawings, and its styles within. Singleton.</summary>
public sealed class InvestigationReports(IServiceScopeFactory scopes, ILoggerFactory loggers, IWebHostEnvironment environment, TimeProvider time)
{
    private static readonly string[] s_styles = ["css/tokens.css", "css/controls.css", "css/investigations.css"];

    public async Task<string> HtmlAsync(Investigation investigation)
    {
        ArgumentNullException.ThrowIfNull(investigation);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ReportScope services = new(scope.ServiceProvider);
        await using HtmlRenderer renderer = new(services, loggers);
        Dictionary<string, object?> parameters = new() { [nameof(InvestigationReport.Investigation)] = investigation, [nameof(InvestigationReport.WrittenAt)] = time.GetUtcNow() };
        string body = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<InvestigationReport>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        StringBuilder html = new("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(WebUtility.HtmlEncode(investigation.Effect.Title)).Append("</title>\n<style>\n");
        foreach (string style in s_styles)
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
