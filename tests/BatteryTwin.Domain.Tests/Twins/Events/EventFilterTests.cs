using BatteryTwin.Domain.Twins.Events.Filters;

namespace BatteryTwin.Domain.Tests.Twins.Events;

public sealed class EventFilterTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("  TRUE ")]
    [InlineData("type = 'Microsoft.DigitalTwins.Twin.Update'")]
    [InlineData("$eventType = 'Microsoft.DigitalTwins.Twin.Update'")]
    [InlineData("'Mixer-1' = subject")]
    [InlineData("source = \"plant.example\" and ID != 'other' AND specversion = '1.0'")]
    [InlineData("$dataContentType = 'application/json'")]
    [InlineData("time >= '2026-03-01T08' AND time < '2026-03-02'")]
    [InlineData("STARTS_WITH($body.modelId, 'dtmi:test:')")]
    [InlineData("ends_with(subject, '-1') AND CONTAINS(subject, 'ixer')")]
    [InlineData("$body.patch[0].path = '/Speed' AND $body.patch[0].value > 900 AND $body.patch[0].value <= 900.5")]
    [InlineData("$body['odd key'].deep = true AND $body.[[odd key]].none = null")]
    [InlineData("NOT (false OR subject = 'x')")]
    [InlineData("false AND true OR true")]
    [InlineData("NOT false AND NOT NOT true")]
    [InlineData("$body.nothing = 1 OR true")]
    public void Matches_ConditionThatHolds_LetsThrough(string text) => Assert.True(EventFilter.Parse(text).Matches(SampleEvents.Update));

    [Theory]
    [InlineData("false")]
    [InlineData("type = 'microsoft.digitaltwins.twin.update'")]
    [InlineData("dataSchema = 'dtmi:test:Mixer;1'")]
    [InlineData("NOT $dataSchema = 'dtmi:test:Mixer;1'")]
    [InlineData("$body.patch[2].path = '/Speed'")]
    [InlineData("$body.modelId.length = 1")]
    [InlineData("$body.modelId = 1")]
    [InlineData("$body.modelId != 1")]
    [InlineData("$body.patch[0].value = '900.5'")]
    [InlineData("$body.nothing = 1 AND true")]
    [InlineData("NOT CONTAINS($body.nothing, 'x')")]
    [InlineData("true AND (false OR NOT true)")]
    public void Matches_ConditionThatDoesNotHold_HoldsBack(string text) => Assert.False(EventFilter.Parse(text).Matches(SampleEvents.Update));

    [Fact]
    public void Matches_Telemetry_KnowsSchemaAndNoSubject()
    {
        Assert.True(EventFilter.Parse("$dataschema = 'dtmi:test:Mixer;1' AND $body.torque = 12.0 AND type = 'microsoft.iot.telemetry'").Matches(SampleEvents.Telemetry));
        Assert.False(EventFilter.Parse("subject != 'Mixer-1'").Matches(SampleEvents.Telemetry));
    }

    [Theory]
    [InlineData("", 0, "expected a condition: true, a comparison, a function, NOT or '('")]
    [InlineData("type", 4, "expected =, !=, <, <=, > or >=")]
    [InlineData("kind = 'x'", 0, "found 'kind'; events have datacontenttype, dataschema, eventType, id, source, specversion, subject, time, type")]
    [InlineData("type = 'x' type", 11, "expected AND, OR or the end of the filter")]
    [InlineData("type = 'x", 7, "this text is not closed")]
    [InlineData("$body = 'x'", 6, "the name of a member of the event's data")]
    [InlineData("$body.patch[x].op = 'add'", 12, "expected a position or a key in quotes")]
    [InlineData("(true", 5, "expected AND, OR or ')'")]
    [InlineData("LIKE(type, 'x')", 0, "there is no function LIKE in filters; known are CONTAINS, ENDS_WITH and STARTS_WITH")]
    [InlineData("CONTAINS(type, 1)", 15, "expected an attribute, $body.<path> or a text, found the number 1")]
    [InlineData("type <> 'x'", 5, "write !=")]
    public void Parse_Fault_PointsAtIt(string text, int column, string message)
    {
        EventFilterException fault = Assert.Throws<EventFilterException>(() => EventFilter.Parse(text));

        Assert.Equal((1, column), (fault.Position!.Value.Line, fault.Position.Value.Column));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooDeepOrTooLong_IsRefused()
    {
        Assert.Contains("nested deeper", Assert.Throws<EventFilterException>(() => EventFilter.Parse(new string('(', 5_000) + "true")).Message, StringComparison.Ordinal);
        Assert.Contains("more than 100", Assert.Throws<EventFilterException>(() => EventFilter.Parse(string.Join(" OR ", Enumerable.Repeat("true", 200)))).Message, StringComparison.Ordinal);
        Assert.Contains("10000 characters", Assert.Throws<EventFilterException>(() => EventFilter.Parse(new string(' ', 10_000))).Message, StringComparison.Ordinal);
    }
}
