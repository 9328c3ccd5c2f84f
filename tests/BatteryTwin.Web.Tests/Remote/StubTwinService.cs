using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>A service that answers as a test says and remembers what it was asked, over http or over https with a certificate of its own.</summary>
internal sealed class StubTwinService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2? _certificate;

    private StubTwinService(bool secure, Func<HttpContext, int, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _certificate = secure ? SelfSigned() : null;
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (_certificate is not null)
            {
                listen.UseHttps(_certificate);
            }
        }));
        _app = builder.Build();
        _app.Run(context =>
        {
            lock (Requests)
            {
                Requests.Add(($"{context.Request.Method} {context.Request.Path}", context.Request.Headers.Authorization.ToString()));
            }

            return answer(context, Requests.Count);
        });
    }

    public List<(string Request, string Authorization)> Requests { get; } = [];

    public string Url => _app.Urls.Single();

    public string? Thumbprint => _certificate?.Thumbprint;

    public static async Task<StubTwinService> StartAsync(Func<HttpContext, int, Task> answer, bool secure = false)
    {
        StubTwinService service = new(secure, answer);
        await service._app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>Answers every list and query with an empty page.</summary>
    public static Task EmptyAsync(HttpContext context, int request) => context.Response.WriteAsJsonAsync(new { value = Array.Empty<object>() });

    public static Task ErrorAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message } });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate?.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
