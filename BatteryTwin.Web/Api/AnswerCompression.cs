using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace BatteryTwin.Web.Api;

/// <summary>Compresses telemetry answers for clients that accept it: JSON of measured values shrinks to a fifth. Nothing secret is in them, so over https too.</summary>
public static class AnswerCompression
{
    public static IServiceCollection AddAnswerCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", "text/csv"];
            options.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

    public static IApplicationBuilder UseAnswerCompression(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api/telemetry", StringComparison.OrdinalIgnoreCase), telemetry => telemetry.UseResponseCompression());
}
