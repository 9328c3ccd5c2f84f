using BatteryTwin.Ingest.Storage.Investigations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Investigations;

/// <summary>Registers investigations and their analyses.</summary>
public static class InvestigationServices
{
    public static IServiceCollection AddInvestigations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InvestigationOptions>()
            .Bind(configuration.GetSection(InvestigationOptions.Section))
            .Validate(options => options.ReferenceDays is > 0 and <= 3650, "BatteryTwin:Investigations:ReferenceDays must be above 0 and at most 3650")
            .Validate(options => options.SearchDays is > 0 and <= 3650, "BatteryTwin:Investigations:SearchDays must be above 0 and at most 3650")
            .Validate(options => options.UploadBytes is >= 1 << 20 and <= 1 << 30, "BatteryTwin:Investigations:UploadBytes must lie between 1048576 and 1073741824")
            .ValidateOnStart();
        return services
            .AddSingleton<SqliteInvestigations>()
            .AddSingleton<IInvestigations>(provider => provider.GetRequiredService<SqliteInvestigations>())
            .AddSingleton<QuestionTables>()
            .AddSingleton<SignalEvidence>()
            .AddSingleton<InvestigationRuns>();
    }
}
