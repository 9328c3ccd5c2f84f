namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>The newest model of remaining life that says it is for the kind.</summary>
internal sealed class NewestModelChoice(ModelShelf models) : IModelChoice
{
    private readonly Lock _lock = new();
    private IReadOnlyList<ModelHead> _heads = [];
    private int _version = -1;

    public string? ChampionOf(string componentType)
    {
        lock (_lock)
        {
            if (_version != models.Version)
            {
                _version = models.Version;
                _heads = models.All();
            }

            return _heads.FirstOrDefault(head => head.Kind == ModelKind.Rul && head.ComponentType == componentType)?.Id;
        }
    }
}
