using BatteryTwin.Domain.Production.Orders;

namespace BatteryTwin.Web.Api.Production;

/// <summary>What became of an imported table: rows kept, and what is wrong with the others.</summary>
public sealed record ImportAnswer(int Kept, IReadOnlyList<RowFault> Faults);
