using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using BatteryTwin.Web.Tests.Clients;

namespace BatteryTwin.Web.Tests.Transfer;

/// <summary>A blob service with one container, by azurite; addresses carry a signature made as Azure Storage's documentation says (account SAS).</summary>
internal sealed class BlobService : IAsyncDisposable
{
    private const string Account = "plant";
    private const string Version = "2020-08-04";
    private const string Permissions = "rwdlc";
    private const string Expiry = "2099-01-01T00:00:00Z";

    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("blob service of the tests only....");

    private readonly Process _process;

    private BlobService(Process process, string url) => (_process, Url, Client) = (process, url, new());

    public string Url { get; }

    public HttpClient Client { get; }

    public static async Task<BlobService> StartAsync()
    {
        Process process = await NodeClients.StartAsync("azurite.mjs", $"{Account}:{Convert.ToBase64String(s_key)}");
        const string Ready = "listens on ";
        string? line = string.Empty;
        while (line is not null && !line.Contains(Ready, StringComparison.Ordinal))
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        string url = line?[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..] ?? throw new InvalidOperationException("azurite ended: " + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        BlobService service = new(process, $"{url.Trim()}/{Account}");
        using HttpResponseMessage made = await service.Client.PutAsync($"{service.Url}/box?restype=container&{Signature()}", null, TestContext.Current.CancellationToken);
        made.EnsureSuccessStatusCode();
        return service;
    }

    public string Address(string blob) => $"{Url}/box/{blob}?{Signature()}";

    public async Task PutAsync(string blob, string text)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, Address(blob)) { Content = new StringContent(text) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using HttpResponseMessage put = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        put.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Signature()
    {
        string signed = string.Join('\n', Account, Permissions, "b", "sco", string.Empty, Expiry, string.Empty, "https,http", Version, string.Empty);
        string signature = Convert.ToBase64String(HMACSHA256.HashData(s_key, Encoding.UTF8.GetBytes(signed)));
        return $"sv={Version}&ss=b&srt=sco&sp={Permissions}&se={Uri.EscapeDataString(Expiry)}&spr=https,http&sig={Uri.EscapeDataString(signature)}";
    }
}
