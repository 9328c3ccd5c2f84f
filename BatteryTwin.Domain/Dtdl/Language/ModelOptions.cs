namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>How strict a check is. <see cref="AllowUndefinedExtensions"/> null follows the language version: version 2 accepts unknown extension contexts, version 3 refuses them.</summary>
public sealed record ModelOptions
{
    public static ModelOptions Default { get; } = new();

    public bool? AllowUndefinedExtensions { get; init; }

    /// <summary>Errors kept; further ones are only counted.</summary>
    public int MaxErrors { get; init; } = 1000;
}
