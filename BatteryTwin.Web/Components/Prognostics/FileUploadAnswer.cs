namespace BatteryTwin.Web.Components.Prognostics;

/// <summary>What the API said to a file, cut to what a page shows.</summary>
/// <param name="Id">Id of what it became.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Assets">Assets among them.</param>
/// <param name="Warnings">How many warnings there are.</param>
/// <param name="Detail">Why it was refused; null when it was taken.</param>
public sealed record FileUploadAnswer(string? Id, string? Name, int? Rows, int? Assets, int Warnings, string? Detail);
