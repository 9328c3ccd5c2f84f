namespace BatteryTwin.Web.State.Overview;

/// <summary>Registers what the overview tells managers: risks in money, lost output, and what needs a decision.</summary>
public static class OverviewServices
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        .AddSingleton<RiskReader>()
        .AddSingleton<RiskBoard>()
        .AddSingleton<LineCosts>()
        .AddSingleton<IDecisionSource, ShiftDecisions>()
        .AddSingleton<IDecisionSource, PlanDecisions>()
        .AddSingleton<IDecisionSource, ModelDecisions>()
        .AddSingleton<IDecisionSource, DeliveryDecisions>()
        .AddSingleton<IDecisionSource, InvestigationDecisions>()
        .AddSingleton<DecisionBoard>();
}
