using System.Buffers;

namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>Digital twin model identifiers: syntax by language version, version suffix, reserved prefixes.</summary>
public static class Dtmi
{
    public const string Scheme = "dtmi:";

    /// <summary>Longest identifier of any element.</summary>
    public const int MaxLength = 2048;

    private const int MaxMajorDigits = 9;
    private const int MaxMinorDigits = 6;

    private static readonly SearchValues<char> s_segmentCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>True for an identifier a model author may use in that language version. Version 2 demands a version number, version 3 allows none or a minor one.</summary>
    public static bool IsUserDtmi(string id, LanguageVersion version) => Conforms(id, version, systemSegments: false);

    /// <summary>True for user identifiers and for those the language makes itself, whose segments may start with an underscore.</summary>
    public static bool IsDtmi(string id, LanguageVersion version) => Conforms(id, version, systemSegments: true);

    public static bool HasScheme(string text) => text.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>The identifier without its version.</summary>
    public static string WithoutVersion(string id)
    {
        int semicolon = id.IndexOf(';', StringComparison.Ordinal);
        return semicolon < 0 ? id : id[..semicolon];
    }

    /// <summary>True when the language keeps the identifier's prefix for itself.</summary>
    public static bool IsReserved(string id) =>
        id.StartsWith("dtmi:dtdl:", StringComparison.Ordinal) || id.StartsWith("dtmi:standard:", StringComparison.Ordinal);

    /// <summary>Adds path segments before the version suffix.</summary>
    internal static string Append(string id, string segments)
    {
        int semicolon = id.IndexOf(';', StringComparison.Ordinal);
        return semicolon < 0 ? id + segments : string.Concat(id.AsSpan(0, semicolon), segments, id.AsSpan(semicolon));
    }

    private static bool Conforms(string id, LanguageVersion version, bool systemSegments)
    {
        if (!HasScheme(id))
        {
            return false;
        }

        ReadOnlySpan<char> path = id.AsSpan(Scheme.Length);
        int semicolon = path.IndexOf(';');
        if (semicolon < 0 ? version == LanguageVersion.V2 : !IsVersion(path[(semicolon + 1)..], version))
        {
            return false;
        }

        path = semicolon < 0 ? path : path[..semicolon];
        foreach (Range range in path.Split(':'))
        {
            if (!IsSegment(path[range], systemSegments))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSegment(ReadOnlySpan<char> segment, bool systemSegments) =>
        segment.Length > 0
        && (char.IsAsciiLetter(segment[0]) || (systemSegments && segment[0] == '_' && segment.Length > 1))
        && segment[^1] != '_'
        && !segment.ContainsAnyExcept(s_segmentCharacters);

    private static bool IsVersion(ReadOnlySpan<char> text, LanguageVersion version)
    {
        int dot = version == LanguageVersion.V2 ? -1 : text.IndexOf('.');
        return dot < 0
            ? IsVersionNumber(text, MaxMajorDigits)
            : IsVersionNumber(text[..dot], MaxMajorDigits) && IsVersionNumber(text[(dot + 1)..], MaxMinorDigits);
    }

    private static bool IsVersionNumber(ReadOnlySpan<char> digits, int maxDigits) =>
        digits.Length > 0 && digits.Length <= maxDigits && digits[0] != '0' && !digits.ContainsAnyExceptInRange('0', '9');
}
