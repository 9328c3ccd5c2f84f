using BatteryTwin.Domain.Production.Orders;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What an imported table would do, before anything is saved.</summary>
/// <param name="Rows">Rows that can be kept.</param>
/// <param name="Faults">What is wrong with the others.</param>
/// <param name="Save">Keeps the good rows for a name, unless somebody changed one of them meanwhile; null when done, else why not.</param>
public sealed record ImportPreview(IReadOnlyList<ImportRow> Rows, IReadOnlyList<RowFault> Faults, Func<string, string?> Save);
