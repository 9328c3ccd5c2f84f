using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.Records;

namespace BatteryTwin.Ingest.Tests.Records;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("rfc3339", "2026-03-31T12:00:00Z", "2026-03-31T12:00:00Z")]
    [InlineData("rfc3339", "2026-03-31 12:00:00.5+05:30", "2026-03-31T06:30:00.5Z")]
    [InlineData("rfc3339", "2026-03-31t12:00:00.123456789123-0100", "2026-03-31T13:00:00.123456789Z")]
    [InlineData("rfc3339", "1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z")]
    [InlineData("rfc3339", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-07-01 12:00:00", "2026-07-01T10:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff", "2026-01-01 12:00:00,25", "2026-01-01T11:00:00.25Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-01-01", "2025-12-31T23:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-01-01 12:30Z", "2026-01-01T12:30:00Z")]
    [InlineData("dd.MM.yyyy HH:mm:ss", "1.2.2026 3:04:05,678", "2026-02-01T02:04:05.678Z")]
    [InlineData("MM/dd/yyyy hh:mm:ss tt", "7/4/2026 12:00:01 AM", "2026-07-03T22:00:01Z")]
    [InlineData("MM/dd/yyyy hh:mm:ss tt", "7/4/2026 12:00:01 pm", "2026-07-04T10:00:01Z")]
    [InlineData("dd-MMM-yy HH:mm", "05-Nov-26 08:30", "2026-11-05T07:30:00Z")]
    [InlineData("yyyyMMddTHHmmss", "20260301T080910", "2026-03-01T07:09:10Z")]
    [InlineData("s", "1774958400", "2026-03-31T12:00:00Z")]
    [InlineData("s", "-0.5", "1969-12-31T23:59:59.5Z")]
    [InlineData("ms", "1774958400000.1234567", "2026-03-31T12:00:00.000123456Z")]
    [InlineData("us", "1774958400000001", "2026-03-31T12:00:00.000001Z")]
    [InlineData("ns", "1774958400000000001", "2026-03-31T12:00:00.000000001Z")]
    [InlineData("auto", "1774958400123", "2026-03-31T12:00:00.123Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-10-25 02:30:00", "2026-10-25T01:30:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-10-25 01:59:59", "2026-10-24T23:59:59Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-10-25 03:00:00", "2026-10-25T02:00:00Z")]
    public void TryRead_UsualForms(string format, string text, string expected)
    {
        TimeText time = TimeText.Create(format, Tables.Berlin)!;

        Assert.True(time.TryRead(Encoding.UTF8.GetBytes(text), out long ns, out string reason), reason);
        Assert.Equal(expected, EpochTime.ToRfc3339(ns));
    }

    [Theory]
    [InlineData("rfc3339", "2026-03-31T12:00:00", "has no offset")]
    [InlineData("rfc3339", "2026-02-29T12:00:00Z", "is no time of the form")]
    [InlineData("rfc3339", "2026-03-31T24:00:00Z", "is no time of the form")]
    [InlineData("rfc3339", "2026-03-31T12:00:00Zjunk", "is no time of the form")]
    [InlineData("rfc3339", "", "is no time of the form")]
    [InlineData("rfc3339", "0000-01-01T00:00:00Z", "is no time of the form")]
    [InlineData("rfc3339", "9999-12-31T23:59:59Z", "is out of range")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-03-29 02:30:00", "put forward")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "9999-12-31 23:59:59", "is out of range")]
    [InlineData("MM/dd/yyyy hh:mm:ss tt", "7/4/2026 13:00:00 PM", "is no time of the form")]
    [InlineData("dd-MMM-yyyy", "05-Foo-2026", "is no time of the form")]
    [InlineData("s", "1e9", "is no number of seconds")]
    [InlineData("s", "", "is no number of seconds")]
    [InlineData("s", "99999999999", "is out of range")]
    [InlineData("ns", "99999999999999999999999999", "is no number of seconds")]
    public void TryRead_OtherText_SaysWhatIsWrong(string format, string text, string expected)
    {
        TimeText time = TimeText.Create(format, Tables.Berlin)!;

        Assert.False(time.TryRead(Encoding.UTF8.GetBytes(text), out _, out string reason));
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HH:mm:ss")]
    [InlineData("seconds")]
    [InlineData("yyyy-MM-dd yyyy")]
    public void Create_NoFormat_IsNull(string format) => Assert.Null(TimeText.Create(format, TimeZoneInfo.Utc));
}
