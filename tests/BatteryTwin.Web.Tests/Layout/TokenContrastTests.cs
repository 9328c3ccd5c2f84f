using System.Globalization;
using System.Text.RegularExpressions;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Layout;

/// <summary>Measures the tokens' contrast by WCAG 2.2: text at least 4.5:1, marks at least 3:1, on every background they stand on.</summary>
public sealed partial class TokenContrastTests
{
    private const double TextContrast = 4.5;
    private const double MarkContrast = 3;

    private static readonly string[] s_backgrounds = ["canvas", "panel", "field"];
    private static readonly string[] s_texts = ["text", "text-2", "critical", "high", "caution", "advisory", "info"];
    private static readonly string[] s_marks = ["normal", "focus", "line-strong"];

    public static TheoryData<string, string, string, double> Pairs
    {
        get
        {
            TheoryData<string, string, string, double> pairs = [];
            foreach (string theme in new[] { "light", "dark" })
            {
                foreach (string background in s_backgrounds)
                {
                    Array.ForEach(s_texts, token => pairs.Add(theme, token, background, TextContrast));
                    Array.ForEach(s_marks, token => pairs.Add(theme, token, background, MarkContrast));
                }

                pairs.Add(theme, "text", "hover", TextContrast);
                pairs.Add(theme, "on-accent", "info", TextContrast);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Token_OnBackground_IsReadable(string theme, string token, string background, double least)
    {
        Dictionary<string, string> tokens = Tokens(theme);

        double contrast = Contrast(tokens[token], tokens[background]);

        Assert.True(contrast >= least, string.Create(CultureInfo.InvariantCulture, $"{theme}: {token} on {background} is {contrast:0.00}:1, at least {least}:1 is needed"));
    }

    /// <summary>Black on white is 21:1, and #767676 on white 4.54:1 (both known from WCAG).</summary>
    [Theory]
    [InlineData("#000000", "#FFFFFF", 21)]
    [InlineData("#767676", "#FFFFFF", 4.54)]
    public void Contrast_KnownPairs_MatchWcag(string one, string other, double expected) => Assert.Equal(expected, Contrast(one, other), 2);

    [Theory]
    [InlineData("light", "canvas", "#DDE0E3")]
    [InlineData("dark", "canvas", "#1E2226")]
    [InlineData("light", "critical", "#B00020")]
    [InlineData("dark", "advisory", "#C39BFF")]
    public void Tokens_ReadFromTheStylesheet_AreThoseOfTheTheme(string theme, string token, string expected) => Assert.Equal(expected, Tokens(theme)[token]);

    private static Dictionary<string, string> Tokens(string theme)
    {
        string css = RepositoryFiles.Read("BatteryTwin.Web", "wwwroot", "css", "tokens.css");
        int dark = css.IndexOf(":root[data-theme=\"dark\"]", StringComparison.Ordinal);
        string block = theme == "dark" ? css[dark..] : css[..dark];
        return Colour().Matches(block).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["colour"].Value, StringComparer.Ordinal);
    }

    private static double Contrast(string one, string other)
    {
        (double high, double low) = (Luminance(one), Luminance(other)) is var (a, b) && a > b ? (a, b) : (Luminance(other), Luminance(one));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>Relative luminance after WCAG 2.2.</summary>
    private static double Luminance(string colour)
    {
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));

        double Channel(int at)
        {
            double share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex("--(?<name>[a-z0-9-]+):\\s*(?<colour>#[0-9A-Fa-f]{6});")]
    private static partial Regex Colour();
}
