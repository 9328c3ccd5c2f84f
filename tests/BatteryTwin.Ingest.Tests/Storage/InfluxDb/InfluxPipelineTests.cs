using System.Net;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Tests.Pipeline;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>What the write endpoints say of points that InfluxDB cannot hold.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxPipelineTests(InfluxServer server)
{
    [Fact]
    public async Task Write_WhatInfluxDbCannotHold_IsQuarantinedBeforeItIsAcknowledgedAndTheRestStored()
    {
        await using WriteHost host = await WriteHost.StartAsync(
            realStore: true,
            "--BatteryTwin:Telemetry:Store=InfluxDb",
            $"--BatteryTwin:Telemetry:InfluxDb:Url={server.Url}",
            $"--BatteryTwin:Telemetry:InfluxDb:Database={server.NewDatabase()}");
        string[] lines =
        [
            "m,twin=a f=1.5 1774958400000000000",
            "m,twin=b f=1i 1774958400000000000",
            "m,twin=a u=18446744073709551615u 1774958400000000000",
            "m,twin=a u=7u 1774958400000000001",
            "m,twin=a time=3 1774958400000000000",
        ];
        HttpResponseMessage answer = await host.WriteAsync("/api/v2/write", string.Join('\n', lines));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([FieldValue.Float(1.5)], await host.ValuesAsync("m,twin=a f"));
        Assert.Equal([FieldValue.Integer(7)], await host.ValuesAsync("m,twin=a u"));
        IReadOnlyList<QuarantinedPoint> refused = host.Quarantine.List(10);
        Assert.Equal(
            [(RejectionCode.NotStorable, "time"), (RejectionCode.OutOfSchema, "u"), (RejectionCode.TypeConflict, "f")],
            refused.OrderBy(point => point.Code, StringComparer.Ordinal).Select(point => (point.Code, point.Field!)));
        Assert.Contains(refused, point => point.Reason.Contains("field 'f' of measurement 'm' holds Float values", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync("/api/v2/write", "m,twin=c u=9u 1774958400000000002")).StatusCode);
        Assert.Equal([FieldValue.Integer(9)], await host.ValuesAsync("m,twin=c u"));
        Assert.Equal(0, host.Log.Errors);
    }
}
