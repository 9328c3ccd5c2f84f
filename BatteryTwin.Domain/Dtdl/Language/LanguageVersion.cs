namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>A version of DTDL that this product reads.</summary>
public enum LanguageVersion
{
    V2 = 2,
    V3 = 3,
}
