namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>The newest model of remaining life that says it is for the kind.</summary>
internal sealed class NewestModelChoice(ModelShelf models) : IModelChoice
{
    public string? ChampionOf(string componentType) =>
        models.All().FirstOrDefault(head => head.Kind == ModelKind.Rul && head.ComponentType == componentType)?.Id;
}
