using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Checks the settings of backups at start.</summary>
internal sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options)
    {
        List<string> faults = [];
        if (options.Keep is < 1 or > 10_000)
        {
            faults.Add($"{BackupOptions.Section}:Keep is {options.Keep}; it must lie between 1 and 10,000");
        }

        if (File.Exists(options.Folder))
        {
            faults.Add($"{BackupOptions.Section}:Folder is '{options.Folder}', which is a file; name a folder");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
