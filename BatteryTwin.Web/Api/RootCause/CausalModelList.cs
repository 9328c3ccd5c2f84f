namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Ids of the models that are kept, newest first.</summary>
public sealed record CausalModelList(IReadOnlyList<string> Models);
