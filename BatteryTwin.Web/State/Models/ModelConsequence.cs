using System.Globalization;

namespace BatteryTwin.Web.State.Models;

/// <summary>Says before an action what it will lead to, and whether it can be done at all.</summary>
/// <param name="Words">One sentence each.</param>
/// <param name="Blocking">Models that must be dealt with first; the action is refused while there are any.</param>
public sealed record ModelConsequence(IReadOnlyList<string> Words, IReadOnlyList<ModelLink> Blocking)
{
    public static ModelConsequence Of(ModelVerb verb, ModelView model, Func<string, bool> isDecommissioned)
    {
        string twins = Count(model.TwinsExactly, "twin", "twins");
        ModelLink[] references = [.. model.ExtendedBy.Concat(model.UsedBy).DistinctBy(link => link.Id).Where(link => link.Id != model.Id)];
        return verb switch
        {
            ModelVerb.Decommission => new(
                [
                    "No new twin can be made of it from now on.",
                    model.TwinsExactly == 0 ? "There are no twins of it." : $"Its {twins} stay and can still be changed.",
                    "This can be taken back.",
                ],
                [.. references.Where(link => !isDecommissioned(link.Id))]),
            ModelVerb.Recommission => new(["New twins can be made of it again."], []),
            _ => new(
                [
                    "The document is removed and cannot be brought back from here; copy it first if it is kept nowhere else.",
                    model.TwinsExactly == 0 ? "There are no twins of it." : $"Its {twins} stay, but cannot be changed until they get another model or this one comes back.",
                ],
                references),
        };
    }

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count.ToString("N0", CultureInfo.CurrentCulture)} {many}";
}
