namespace BatteryTwin.Web.Api.Adt;

/// <summary>A group of operations of the Azure Digital Twins data plane; all registered ones are mapped.</summary>
internal interface IAdtApi
{
    /// <summary>Adds the operations.</summary>
    void Map(AdtRoutes routes);
}
