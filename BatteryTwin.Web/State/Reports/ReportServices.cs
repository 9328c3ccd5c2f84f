using BatteryTwin.Ingest.Storage.Reports;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Reports;

/// <summary>Registers reports.</summary>
public static class ReportServices
{
    /// <summary>What pages need.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<HtmlFiles>().AddSingleton<WeeklyReports>();

    /// <summary>Where they are kept, and what writes them by itself.</summary>
    public static IServiceCollection AddReportSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReportOptions>().Bind(configuration.GetSection(ReportOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReportOptions>, ReportOptionsValidator>();
        return services.AddSingleton<ReportShelf>().AddHostedService<ReportSchedule>();
    }
}
