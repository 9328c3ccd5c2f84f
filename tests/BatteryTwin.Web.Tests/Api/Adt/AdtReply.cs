using System.Text.Json;

namespace BatteryTwin.Web.Tests.Api.Adt;

/// <summary>What the server answered.</summary>
internal sealed record AdtReply(int Status, string Text, string? ETag, string? CodeHeader, string? Charge, string? RetryAfter)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement Value => Json.GetProperty("value");

    public string? NextLink => Json.GetProperty("nextLink").GetString();

    public string Message => Json.GetProperty("error").GetProperty("message").GetString()!;

    /// <summary>The answer is an error in the one envelope, with this status and code, and says this.</summary>
    public AdtReply Refused(int status, string code, string fragment = "")
    {
        Assert.True(status == Status, $"{Status} instead of {status}: {Text}");
        JsonElement error = Assert.Single(Json.EnumerateObject()).Value;
        Assert.Equal("error", Json.EnumerateObject().Single().Name);
        Assert.Equal((code, code), (error.GetProperty("code").GetString(), CodeHeader));
        Assert.Contains(fragment, Message, StringComparison.Ordinal);
        return this;
    }

    /// <summary>The texts of a member of all items of a list.</summary>
    public string[] Each(string member) => [.. Value.EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
}
