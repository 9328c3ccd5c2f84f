using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Events;

public sealed class EventRoutesTests : IDisposable
{
    private static readonly (string, string)[] s_settings = [("EventEndpoints:hook:Url", "http://127.0.0.1:9/"), ("Events:MaxRoutes", "2")];

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_Delete_SurviveARestart()
    {
        await using (EventPlant before = EventPlant.Open(_folder, _time, null, s_settings))
        {
            before.Routes.Put(new("b", "hook", "true"));
            before.Routes.Put(new("a", "hook", "subject = 'x'"));
            before.Routes.Put(new("b", "hook", "false"));
        }

        await using (EventPlant after = EventPlant.Open(_folder, _time, null, s_settings))
        {
            Assert.Equal([new EventRoute("a", "hook", "subject = 'x'"), new EventRoute("b", "hook", "false")], after.Routes.All);
            after.Routes.Delete("a");
        }

        await using EventPlant last = EventPlant.Open(_folder, _time, null, s_settings);
        Assert.Null(last.Routes.Find("a"));
        Assert.Equal("false", last.Routes.Find("b")!.Filter);
    }

    [Theory]
    [InlineData("", "hook", "true", EventRouteErrorCode.EventRouteIdInvalid, "is no id for an event route")]
    [InlineData("../x", "hook", "true", EventRouteErrorCode.EventRouteIdInvalid, "is no id for an event route")]
    [InlineData("a/b", "hook", "true", EventRouteErrorCode.EventRouteIdInvalid, "is no id for an event route")]
    [InlineData("a\n", "hook", "true", EventRouteErrorCode.EventRouteIdInvalid, "is no id for an event route")]
    [InlineData("a", "other", "true", EventRouteErrorCode.EventRouteEndpointInvalid, "There is no endpoint 'other'; there are hook")]
    [InlineData("a", "hook", "type = ", EventRouteErrorCode.EventRouteFilterInvalid, "Line=1, Position=7")]
    public async Task Put_NotValid_IsRefused(string id, string endpoint, string filter, EventRouteErrorCode code, string message)
    {
        await using EventPlant plant = EventPlant.Open(_folder, _time, null, s_settings);

        EventRouteException refused = Assert.Throws<EventRouteException>(() => plant.Routes.Put(new(id, endpoint, filter)));

        Assert.Equal(code, refused.Code);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(plant.Routes.All);
    }

    [Fact]
    public async Task Put_BeyondTheLimit_IsRefusedAndReplacingIsNot()
    {
        await using EventPlant plant = EventPlant.Open(_folder, _time, null, s_settings);
        plant.Routes.Put(new("a", "hook", "true"));
        plant.Routes.Put(new("b", "hook", "true"));

        Assert.Equal(EventRouteErrorCode.LimitExceeded, Assert.Throws<EventRouteException>(() => plant.Routes.Put(new("c", "hook", "true"))).Code);
        plant.Routes.Put(new("a", "hook", "false"));
        plant.Routes.Delete("b");
        plant.Routes.Put(new("c", "hook", "true"));

        Assert.Equal(["a", "c"], plant.Routes.All.Select(route => route.Id));
    }

    [Fact]
    public async Task Delete_Missing_IsRefused()
    {
        await using EventPlant plant = EventPlant.Open(_folder, _time, null, s_settings);

        EventRouteException refused = Assert.Throws<EventRouteException>(() => plant.Routes.Delete("a"));

        Assert.Equal(EventRouteErrorCode.EventRouteNotFound, refused.Code);
        Assert.Contains("There is no route available that matches the provided input", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Url", "", "EventEndpoints:hook:Url must be an absolute http or https address")]
    [InlineData("Url", "/hook", "must be an absolute")]
    [InlineData("Url", "file:///etc/passwd", "must be an absolute")]
    [InlineData("Url", "https://user:hidden@host/", "must not carry a user name")]
    [InlineData("Headers:Content-Type", "text/plain", "EventEndpoints:hook:Headers:Content-Type cannot be sent")]
    [InlineData("Headers:X-Key", "hidden\r\nHost: x", "Headers:X-Key cannot be sent")]
    [InlineData("Headers:a b", "hidden", "Headers:a b cannot be sent")]
    public void Start_EndpointNotValid_IsRefusedWithoutItsSecrets(string setting, string value, string message)
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(
            () => EventPlant.Open(_folder, _time, null, ("EventEndpoints:hook:Url", "http://host/"), ($"EventEndpoints:hook:{setting}", value)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Source", " ")]
    [InlineData("MaxRoutes", "0")]
    [InlineData("MaxWaiting", "0")]
    [InlineData("MaxAttempts", "0")]
    [InlineData("MaxAge", "00:00:00")]
    [InlineData("Timeout", "00:00:00")]
    [InlineData("RetryDelay", "01:00:00")]
    [InlineData("MaxRetryDelay", "2.00:00:00")]
    [InlineData("DeadLetterBytes", "10")]
    public void Start_OptionNotValid_IsRefusedByName(string setting, string value)
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => EventPlant.Open(_folder, _time, null, ($"Events:{setting}", value)));

        Assert.Contains($"BatteryTwin:Events: {setting}", refused.Message, StringComparison.Ordinal);
    }
}
