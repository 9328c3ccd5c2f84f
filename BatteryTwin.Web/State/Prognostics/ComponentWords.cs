using System.Text;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>Names of component types for people: <c>BallBearings</c> reads "Ball bearings".</summary>
public static class ComponentWords
{
    public static string Of(string componentType)
    {
        ArgumentNullException.ThrowIfNull(componentType);
        StringBuilder words = new(componentType.Length + 4);
        for (int i = 0; i < componentType.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(componentType[i]) && !char.IsUpper(componentType[i - 1]);
            words.Append(begins ? " " : string.Empty).Append(begins ? char.ToLowerInvariant(componentType[i]) : componentType[i]);
        }

        return words.ToString();
    }
}
