using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Frame;

/// <summary>Checks the plant's clock settings at start and names each one to change.</summary>
internal sealed class PlantTimeOptionsValidator : IValidateOptions<PlantTimeOptions>
{
    public ValidateOptionsResult Validate(string? name, PlantTimeOptions options)
    {
        string[] faults = [.. options.Faults()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
