using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Web.Components.Investigations;
using BatteryTwin.Web.State.Reports;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Writes an investigation as one self-contained HTML file. Singleton.</summary>
public sealed class InvestigationReports(HtmlFiles files, TimeProvider time)
{
    private static readonly string[] s_styles = ["css/tokens.css", "css/controls.css", "css/investigations.css", "css/report.css"];

    public Task<string> HtmlAsync(Investigation investigation)
    {
        ArgumentNullException.ThrowIfNull(investigation);
        return files.WriteAsync<InvestigationReport>(
            investigation.Effect.Title, null, s_styles, (nameof(InvestigationReport.Investigation), investigation), (nameof(InvestigationReport.WrittenAt), time.GetUtcNow()));
    }
}
