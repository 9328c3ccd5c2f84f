namespace BatteryTwin.Web.State.Investigations;

/// <summary>Registers what the investigation pages read from.</summary>
public static class InvestigationStateServices
{
    public static IServiceCollection AddInvestigationState(this IServiceCollection services) => services
        .AddSingleton<QuestionDrafts>()
        .AddSingleton<InvestigationDesk>()
        .AddSingleton<FailureBoard>()
        .AddSingleton<InvestigationReports>();
}
